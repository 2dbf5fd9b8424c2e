import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { plainTitle } from '#ui/title.tsx'

/** A span of time, by its first and its last moment (the last is outside), and how many articles fall into it. */
export type Span = { from: Date; to: Date; count: number; changedAt: Date }

const changed = sql<Date>`greatest(published_at, updated_at, corrected_at)`

const listed = (db: Kysely<DB>) =>
  db.selectFrom('article').where('state', '=', 'published').where('is_listed', '=', true)

/** How many articles each month has, or each day within a span. Months and days are those of UTC. */
export const articleSpans = async (
  db: Kysely<DB>,
  unit: 'month' | 'day',
  within?: { from: Date; to: Date },
): Promise<Span[]> => {
  const start = sql<Date>`date_trunc(${sql.lit(unit)}, published_at, 'UTC')`
  const rows = await listed(db)
    .select([start.as('from'), sql<Date>`${start} + ${sql.lit(`1 ${unit}`)}::interval`.as('to')])
    .select(({ fn }) => [fn.countAll<string>().as('count'), fn.max(changed).as('changed_at')])
    .where('published_at', 'is not', null)
    .$if(within !== undefined, (query) =>
      query.where('published_at', '>=', within?.from ?? null).where('published_at', '<', within?.to ?? null),
    )
    .groupBy([sql`1`, sql`2`])
    .orderBy(sql`1`, 'desc')
    .limit(1000)
    .execute()
  return rows.map(({ from, to, count, changed_at }) => ({ from, to, count: Number(count), changedAt: changed_at }))
}

/** The listed articles of a span, newest first. */
export const articlesInSpan = (db: Kysely<DB>, { from, to }: { from: Date; to: Date }, limit: number) =>
  listed(db)
    .select(['id', changed.as('changed_at')])
    .where('published_at', '>=', from)
    .where('published_at', '<', to)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** What was published since, for searches of news: at most a thousand, as they take no more. */
export const newsSince = async (db: Kysely<DB>, since: Date) => {
  const rows = await listed(db)
    .select(['id', 'title', 'language', 'published_at'])
    .where('published_at', '>=', since)
    .where('is_advertisement', '=', false)
    .orderBy('published_at', 'desc')
    .limit(1000)
    .execute()
  return rows.map((row) => ({ ...row, title: plainTitle(row.title), publishedAt: row.published_at ?? since }))
}
