import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { type Card, latestArticles } from './cards.ts'

/** Why an article stands in a list beside another; said to every reader. */
export type Why =
  | { is: 'tag'; label: string }
  | { is: 'channel'; channel: Card['channels'][number] }
  | { is: 'newest'; channel: Card['channels'][number] | undefined }

export type Read = { card: Card; why: Why }

const most = 6
const mostOfOneCreator = 2

/**
 * The first form of related reads: the newest with a tag in common, then the newest of the same channel. At most two of
 * one creator, so that nobody fills the block.
 */
export const relatedReads = async (
  db: Kysely<DB>,
  article: { id: string; tags: { tag: string; label: string }[]; channelIds: string[] },
): Promise<Read[]> => {
  const byTag = article.tags.slice(0, 5).map(async ({ tag, label }) => {
    const cards = await latestArticles(db, { tag, limit: most })
    return cards.map((card): Read => ({ card, why: { is: 'tag', label } }))
  })
  const byChannel = article.channelIds.slice(0, 2).map(async (channelId) => {
    const cards = await latestArticles(db, { channelId, limit: most * 2 })
    return cards.flatMap((card): Read[] => {
      const channel = card.channels.find(({ id }) => id === channelId)
      return channel ? [{ card, why: { is: 'channel', channel } }] : []
    })
  })
  const found = await Promise.all([...byTag, ...byChannel])
  return choose(found.flat(), new Set([article.id]))
}

/** The first form of hot reads, until reading is counted: the newest of other channels, and called that. */
export const newestElsewhere = async (db: Kysely<DB>, channelIds: string[], shown: Set<string>): Promise<Read[]> => {
  const cards = await latestArticles(db, { limit: 40 })
  const elsewhere = cards.filter(({ channels }) => !channels.some(({ id }) => channelIds.includes(id)))
  return choose(
    elsewhere.map((card) => ({ card, why: { is: 'newest', channel: card.channels[0] } })),
    shown,
  )
}

const fewest = 3

/**
 * The first of each, without those shown already and with few of one creator; where that leaves less than a row, as on a
 * site with few creators, more of the same fill it.
 */
export const choose = (reads: Read[], shown: ReadonlySet<string>): Read[] => {
  const taken = new Set(shown)
  const fresh = reads.filter(({ card }) => !taken.has(card.id) && taken.add(card.id))
  const ofCreator = new Map<string, number>()
  const few = fresh.filter(({ card }) => {
    const already = ofCreator.get(card.creator.id) ?? 0
    ofCreator.set(card.creator.id, already + 1)
    return already < mostOfOneCreator
  })
  const rest = fresh.filter((read) => !few.includes(read))
  return [...few, ...rest.slice(0, Math.max(0, fewest - few.length))].slice(0, most)
}
