import type { Kysely } from 'kysely'
import { type Card, latestArticles, searchTitles } from '#features/articles/index.ts'
import type { DB } from '#platform/schema.ts'
import { hotArticles } from '../hot.ts'
import type { Scope } from './queries.ts'

/** Where editors pick from: what is new, what is hot, or titles that hold some words. */
export type Asked = { from: 'newest' | 'hot'; words: string }

const most = 20

export const readAsked = (query: Record<string, string | undefined>): Asked => ({
  from: query.from === 'hot' ? 'hot' : 'newest',
  words: (query.q ?? '').slice(0, 100).toWellFormed().replaceAll('\0', '').trim(),
})

export const candidates = async (db: Kysely<DB>, scope: Scope, { from, words }: Asked): Promise<Card[]> => {
  const sought = words.normalize('NFKC').split(/\s+/).filter(Boolean).slice(0, 8)
  if (sought.length > 0) return searchTitles(db, { words: sought, limit: most })
  const ofChannel = scope ? { channelId: scope } : {}
  if (from === 'newest') return latestArticles(db, { ...ofChannel, limit: most })
  return (await hotArticles(db, { ...ofChannel, places: most })).items.map(({ card }) => card)
}
