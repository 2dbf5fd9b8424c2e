import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { ranking } from './ranking.ts'
import type { Subject } from './related-candidates.ts'

const day = 86_400_000

/**
 * Something new that few have opened, for the one place in ten that is kept for it. Which one is drawn by lot from the
 * article's id and the day, not from who asks: every reader of the article sees the same, and
 * each page of its reads another.
 */
export const explore = async (
  db: Kysely<DB>,
  subject: Subject,
  known: ReadonlySet<string>,
  number: number,
): Promise<{ id: string } | undefined> => {
  const { days, fewerThan } = ranking.exploration
  const { rows } = await sql<{ id: string }>`
    select article.id
    from article
    left join lateral (select sum(opens) as opens from daily_opens where article_id = article.id) read on true
    where article.state = 'published' and article.is_listed
      and article.published_at > ${new Date(now().getTime() - days * day)} and article.published_at <= ${now()}
      and left(article.language, 2) = ${subject.language.slice(0, 2)} and coalesce(read.opens, 0) < ${fewerThan}
      and article.id <> all(${[...known]}::text[])
    order by article.published_at desc, article.id desc
    limit 40`.execute(db)
  const today = Math.floor(now().getTime() / day)
  const lot = (id: string) => createHash('sha256').update(`${subject.id} ${today} ${id}`).digest('hex')
  return rows.map((row) => ({ ...row, lot: lot(row.id) })).sort((a, b) => (a.lot < b.lot ? -1 : 1))[number]
}
