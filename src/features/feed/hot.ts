import { type Kysely, sql } from 'kysely'
import { type Card, cardsByIds } from '#features/articles/index.ts'
import { opensOf } from '#features/reading/index.ts'
import type { DB } from '#platform/schema.ts'
import { cutRanked, mostLeft, type Place } from './place.ts'

/** An article of the hot list, with the numbers that brought it there. */
export type HotItem = { card: Card; opens: number; sources: number }

export type HotPage = { items: HotItem[]; next: string | undefined }

export type HotWanted = {
  channelId?: string | undefined
  after?: Place | undefined
  places: number
  without?: ReadonlySet<string>
}

/** A page of the hot list, of the site or a channel. */
export const hotArticles = async (db: Kysely<DB>, wanted: HotWanted): Promise<HotPage> => {
  const pool = await readPool(db, wanted)
  const { shown, next } = cutRanked(
    pool.filter(({ id }) => !wanted.without?.has(id)),
    wanted.places,
    wanted.after,
  )
  const ids = shown.map(({ id }) => id)
  const [cards, opens] = await Promise.all([cardsByIds(db, ids), opensOf(db, ids)])
  const items = shown.flatMap(({ id, sources }): HotItem[] => {
    const card = cards.get(id)
    return card ? [{ card, opens: opens.get(id) ?? 0, sources }] : []
  })
  return { items, next }
}

type Row = { id: string; creatorId: string; score: number; sources: number }

/** Those that were passed over above, and the next below; enough of them that the last page knows that it is the last. */
const readPool = async (db: Kysely<DB>, { channelId, after, places }: HotWanted): Promise<Row[]> => {
  const left = after?.left ?? []
  const from = sql`
    from hot_score join article on article.id = hot_score.article_id and article.state = 'published' and article.is_listed
    where ${channelId ? sql`hot_score.channel_id = ${channelId}` : sql`hot_score.channel_id is null`}`
  const columns = sql`article.id, article.creator_id as "creatorId", hot_score.hot as score, article.source_count as sources`
  const below = after ? sql`and (hot_score.hot, hot_score.article_id) < (${after.score}::float8, ${after.id})` : sql``
  const { rows } = await sql<Row>`
    (select ${columns} ${from} and hot_score.article_id = any(${left}::text[]))
    union
    (select ${columns} ${from} ${below} order by hot_score.hot desc, hot_score.article_id desc
      limit ${places + mostLeft - left.length + 1})
    order by score desc, id desc`.execute(db)
  return rows
}

/** The ids of the hottest of each of these channels. */
export const hotOfChannels = async (
  db: Kysely<DB>,
  channelIds: string[],
  each: number,
): Promise<Map<string, string[]>> => {
  if (channelIds.length === 0) return new Map()
  const { rows } = await sql<{ channel: string; ids: string[] }>`
    select channel.id as channel, array(
      select article.id::text
      from hot_score join article on article.id = hot_score.article_id
      where hot_score.channel_id = channel.id and article.state = 'published' and article.is_listed
      order by hot_score.hot desc, hot_score.article_id desc
      limit ${each}
    ) as ids
    from channel where channel.id = any(${channelIds}::text[])`.execute(db)
  return new Map(rows.map(({ channel, ids }) => [channel, ids]))
}
