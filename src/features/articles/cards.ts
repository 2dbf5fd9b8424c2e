import { type Kysely, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { DB } from '#platform/schema.ts'
import type { ClaimCounts } from './claims/claim-counts.ts'
import type { Cover } from './list-columns.ts'

/** What a list shows of an article. */
export type Card = {
  id: string
  title: string // with U+200B where it may break
  summary: string
  cover: Cover | null
  language: string
  publishedAt: Date
  readingMinutes: number
  isAdvertisement: boolean
  sources: number // how many it lists
  claims: ClaimCounts
  creator: { id: string; handle: string; name: string }
  channels: { id: string; slug: string; name_zh: string; name_en: string }[]
}

/** The place of a card in a list by time, from which the next page goes on. */
export type Place = { at: Date; id: string }

export const placeOf = (card: Card): string => writePlace({ at: card.publishedAt, id: card.id })

export const writePlace = ({ at, id }: Place): string => `${at.getTime()}-${id}`

export const readPlace = (text: string | undefined): Place | undefined => {
  // From some 1,200 years BC on: the database knows no times long before that, and an import may bring old ones.
  const match = /^(-?\d{1,14})-([0-9a-hjkmnp-tv-z]{13})$/.exec(text ?? '')
  return match ? { at: new Date(Number(match[1])), id: match[2] ?? '' } : undefined
}

/** What a list of cards shows, by the names that `touch` marks as changed. */
export const shownBy = (cards: readonly Card[]): string[] => [
  ...new Set(cards.flatMap(({ id, creator }) => [`article:${id}`, `creator:${creator.id}`])),
]

/** Published articles as rows for cards; the caller narrows and orders them. */
export const selectCards = (db: Kysely<DB>) =>
  db
    .selectFrom('article')
    .innerJoin('creator', 'creator.id', 'article.creator_id')
    .select([
      'article.id',
      'article.title_broken',
      'article.summary',
      'article.cover',
      'article.language',
      'article.published_at',
      'article.reading_minutes',
      'article.is_advertisement',
      'article.source_count',
      'article.claims_sourced',
      'article.claims_first_hand',
      'article.claims_open',
      'creator.id as creator_id',
      'creator.handle',
      'creator.name',
    ])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('article_channel as placed')
          .innerJoin('channel', 'channel.id', 'placed.channel_id')
          .select(['channel.id', 'channel.slug', 'channel.name_zh', 'channel.name_en'])
          .whereRef('placed.article_id', '=', 'article.id')
          .where('channel.is_hidden', '=', false)
          .orderBy('channel.place'),
      ).as('channels'),
    )
    .where('article.state', '=', 'published')

type Row = Awaited<ReturnType<ReturnType<typeof selectCards>['executeTakeFirstOrThrow']>>

export const cardOf = (row: Row): Card => ({
  id: row.id,
  title: row.title_broken,
  summary: row.summary,
  cover: row.cover as Cover | null,
  language: row.language,
  publishedAt: row.published_at ?? new Date(0),
  readingMinutes: row.reading_minutes,
  isAdvertisement: row.is_advertisement,
  sources: row.source_count,
  claims: { sourced: row.claims_sourced, firstHand: row.claims_first_hand, open: row.claims_open },
  creator: { id: row.creator_id, handle: row.handle, name: row.name },
  channels: row.channels,
})

/** Cards of these articles by id, of those that are published. */
export const cardsByIds = async (db: Kysely<DB>, ids: string[]): Promise<Map<string, Card>> => {
  if (ids.length === 0) return new Map()
  const rows = await selectCards(db).where('article.id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, cardOf(row)]))
}

type ListWanted = { channelId?: string; tag?: string; creatorId?: string }

export type Wanted = ListWanted & { limit: number; before?: Place | undefined; since?: Date }

/** Published articles by time, newest first: of everybody, a creator, a channel or a tag. Pages go by key. */
export const latestArticles = async (db: Kysely<DB>, wanted: Wanted): Promise<Card[]> => {
  const { before, since } = wanted
  const { cards, time, id } = selectList(db, wanted)
  const rows = await cards
    .$if(before !== undefined, (query) => query.where(sql<boolean>`(${time}, ${id}) < (${before?.at}, ${before?.id})`))
    .$if(since !== undefined, (query) => query.where(time, '>=', since ?? new Date(0)))
    .orderBy(time, 'desc')
    .orderBy(id, 'desc')
    .limit(Math.min(wanted.limit, 100))
    .execute()
  return rows.map(cardOf)
}

/**
 * The article after which a list goes on from a place: the one at it, or the nearest above. Undefined where there is
 * none: then the list goes on from its beginning.
 */
export const articleAbove = async (db: Kysely<DB>, list: ListWanted, place: Place): Promise<Card | undefined> => {
  const { cards, time, id } = selectList(db, list)
  const row = await cards
    .where(sql<boolean>`(${time}, ${id}) >= (${place.at}, ${place.id})`)
    .orderBy(time)
    .orderBy(id)
    .limit(1)
    .executeTakeFirst()
  return row && cardOf(row)
}

const selectList = (db: Kysely<DB>, { channelId, tag, creatorId }: ListWanted) => {
  // The list's own index has a copy of the time, so that a page of it is one short scan.
  const list = channelId ? 'article_channel' : tag ? 'article_tag' : 'article'
  const time = sql.ref<Date>(`${list}.published_at`)
  const id = sql.ref<string>(list === 'article' ? 'article.id' : `${list}.article_id`)
  const cards = selectCards(db)
    .$if(channelId !== undefined, (query) =>
      query
        .innerJoin('article_channel', 'article_channel.article_id', 'article.id')
        .where('article_channel.channel_id', '=', channelId ?? ''),
    )
    .$if(channelId === undefined && tag !== undefined, (query) =>
      query.innerJoin('article_tag', 'article_tag.article_id', 'article.id').where('article_tag.tag', '=', tag ?? ''),
    )
    .$if(creatorId !== undefined, (query) => query.where('article.creator_id', '=', creatorId ?? ''))
    .where('article.is_listed', '=', true)
  return { cards, time, id }
}

/** How many published articles each of these creators has. */
export const countsByCreator = async (db: Kysely<DB>, creatorIds: string[]): Promise<Map<string, number>> => {
  if (creatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('article')
    .select(['creator_id', ({ fn }) => fn.countAll<string>().as('count')])
    .where('creator_id', 'in', creatorIds)
    .where('state', '=', 'published')
    .where('is_listed', '=', true)
    .groupBy('creator_id')
    .execute()
  return new Map(rows.map((row) => [row.creator_id, Number(row.count)]))
}

/** What readers were told of the claims of a creator, over all published articles. */
export const claimCountsOfCreator = async (db: Kysely<DB>, creatorId: string): Promise<ClaimCounts> => {
  const row = await db
    .selectFrom('article')
    .select(({ fn }) => [
      fn.sum<string>('claims_sourced').as('sourced'),
      fn.sum<string>('claims_first_hand').as('firstHand'),
      fn.sum<string>('claims_open').as('open'),
    ])
    .where('creator_id', '=', creatorId)
    .where('state', '=', 'published')
    .where('is_listed', '=', true)
    .executeTakeFirstOrThrow()
  // The sum of nothing is null.
  return { sourced: Number(row.sourced), firstHand: Number(row.firstHand), open: Number(row.open) }
}

/** The newest articles of each of these channels, for blocks of headlines. */
export const latestOfChannels = async (
  db: Kysely<DB>,
  channelIds: string[],
  each: number,
): Promise<Map<string, Card[]>> => {
  if (channelIds.length === 0) return new Map()
  const { rows } = await sql<{ channel_id: string; id: string }>`
    select channel.id as channel_id, newest.id
    from channel cross join lateral (
      select article.id
      from article_channel join article on article.id = article_channel.article_id
      where article_channel.channel_id = channel.id and article.state = 'published' and article.is_listed
      order by article_channel.published_at desc, article_channel.article_id desc
      limit ${each}
    ) newest
    where channel.id = any(${channelIds}::text[])`.execute(db)
  const cards = await cardsByIds(db, [...new Set(rows.map(({ id }) => id))])
  const placed = rows.flatMap(({ channel_id, id }) => {
    const card = cards.get(id)
    return card ? [{ channel_id, card }] : []
  })
  const groups = Map.groupBy(placed, ({ channel_id }) => channel_id)
  return new Map([...groups].map(([channelId, all]) => [channelId, all.map(({ card }) => card)]))
}
