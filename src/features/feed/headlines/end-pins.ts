import { type Kysely, sql } from 'kysely'
import { now } from '#platform/clock.ts'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import type { Scope } from './queries.ts'

/** Ends the pins whose time is over, and those whose article is no longer shown; in one list, or in all. */
export const endDuePins = async (trx: Kysely<DB>, scope?: Scope): Promise<Scope[]> => {
  const one = scope === undefined ? sql`` : sql`and headline.channel_id is not distinct from ${scope}::text`
  const { rows } = await sql<{ channel_id: Scope }>`
    update headline set ended_at = least(headline.expires_at, ${now()})
    from article
    where article.id = headline.article_id and headline.ended_at is null
      and (headline.expires_at <= ${now()} or article.state <> 'published' or not article.is_listed) ${one}
    returning headline.channel_id`.execute(trx)
  return [...new Set(rows.map(({ channel_id }) => channel_id))]
}

/** The names of the pages that show these lists at their head. */
export const pagesOf = (scopes: Scope[]): string[] => scopes.map((scope) => (scope ? `channel:${scope}` : 'headlines'))

/** Runs every minute: pages are kept, and would go on showing what has expired. */
export const endPins = async (db: Kysely<DB>): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const scopes = await endDuePins(trx)
    if (scopes.length > 0) await touch(trx, pagesOf(scopes))
  })
}
