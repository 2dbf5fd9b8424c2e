import { type Kysely, sql } from 'kysely'
import { type Card, cardsByIds } from '#features/articles/index.ts'
import { titleBreaks } from '#features/document/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { mostPinned } from './rules.ts'

/** A list of headlines: a channel's, or the front page's (null). */
export type Scope = string | null

/** What stands pinned. `card` has the shorter title, where the editors gave one. */
export type Pinned = {
  id: string
  channelId: Scope
  card: Card
  ownTitle: string // '' or the shorter one
  pinnedBy: string | null
  createdAt: Date
  expiresAt: Date
}

type Row = Omit<Pinned, 'card'> & { articleId: string }

const live = (at: Date) => sql`
  select headline.id, headline.channel_id as "channelId", headline.article_id as "articleId", headline.title as "ownTitle",
    "user".name as "pinnedBy", headline.created_at as "createdAt", headline.expires_at as "expiresAt"
  from headline
  join article on article.id = headline.article_id and article.state = 'published' and article.is_listed
  left join "user" on "user".id = headline.pinned_by
  where headline.ended_at is null and headline.expires_at > ${at}`

/** What the editors pinned to a list, in their order: nothing that expired, was withdrawn or hidden. */
export const pinnedIn = async (db: Kysely<DB>, scope: Scope): Promise<Pinned[]> => {
  const { rows } = await sql<Row>`${live(now())} and headline.channel_id is not distinct from ${scope}::text
    order by headline.place, headline.id limit ${mostPinned}`.execute(db)
  return withCards(db, rows)
}

/** The same for many channels at once. */
export const pinnedInChannels = async (db: Kysely<DB>, channelIds: string[]): Promise<Map<string, Pinned[]>> => {
  if (channelIds.length === 0) return new Map()
  const { rows } = await sql<Row>`${live(now())} and headline.channel_id = any(${channelIds}::text[])
    order by headline.place, headline.id limit ${mostPinned * channelIds.length}`.execute(db)
  return Map.groupBy(await withCards(db, rows), ({ channelId }) => channelId ?? '')
}

const withCards = async (db: Kysely<DB>, rows: Row[]): Promise<Pinned[]> => {
  const cards = await cardsByIds(
    db,
    rows.map(({ articleId }) => articleId),
  )
  return rows.flatMap(({ articleId, ...row }) => {
    const card = cards.get(articleId)
    if (!card) return []
    return [{ ...row, card: row.ownTitle ? { ...card, title: titleBreaks(row.ownTitle) } : card }]
  })
}

/** The version that the next change of a list has to name. */
export const versionOf = async (db: Kysely<DB>, scope: Scope): Promise<number> => {
  const row = await db
    .selectFrom('headline_list')
    .select('version')
    .where('channel_id', 'is not distinct from', scope)
    .executeTakeFirst()
  return row?.version ?? 0
}

/** How a pin came to its end: by somebody, by its time, or with its article. */
export type Ending = { by: string } | 'expired' | 'gone'

export type Past = {
  id: string
  articleId: string
  title: string
  pinnedBy: string | null
  from: Date
  to: Date
  ending: Ending
}

const inHistory = 20

/** What was pinned before, the last to end first. */
export const pastOf = async (db: Kysely<DB>, scope: Scope): Promise<Past[]> => {
  const rows = await db
    .selectFrom('headline')
    .innerJoin('article', 'article.id', 'headline.article_id')
    .leftJoin('user as pinner', 'pinner.id', 'headline.pinned_by')
    .leftJoin('user as ender', 'ender.id', 'headline.ended_by')
    .select([
      'headline.id',
      'headline.article_id',
      'article.title',
      'headline.title as own_title',
      'headline.created_at',
    ])
    .select(['headline.expires_at', 'headline.ended_at', 'pinner.name as pinned_by', 'ender.name as ended_by'])
    .where('headline.channel_id', 'is not distinct from', scope)
    .where('headline.ended_at', 'is not', null)
    .orderBy('headline.ended_at', 'desc')
    .orderBy('headline.id', 'desc')
    .limit(inHistory)
    .execute()
  return rows.map((row) => {
    const to = row.ended_at ?? row.expires_at
    const ending: Ending = row.ended_by ? { by: row.ended_by } : to >= row.expires_at ? 'expired' : 'gone'
    const title = row.own_title || row.title
    return { id: row.id, articleId: row.article_id, title, pinnedBy: row.pinned_by, from: row.created_at, to, ending }
  })
}
