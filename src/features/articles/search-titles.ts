import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { type Card, cardOf, type Place, selectCards } from './cards.ts'

/** Published articles whose title holds every one of these words, newest first. */
export const searchTitles = async (
  db: Kysely<DB>,
  { words, before, limit }: { words: string[]; before?: Place | undefined; limit: number },
): Promise<Card[]> => {
  const base = selectCards(db).where('article.is_listed', '=', true)
  const matching = words.reduce(
    (query, word) => query.where('article.title', 'ilike', `%${word.replace(/[\\%_]/g, '\\$&')}%`),
    base,
  )
  const rows = await matching
    .$if(before !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb('article.published_at', '<', before?.at ?? new Date(0)),
          eb.and([eb('article.published_at', '=', before?.at ?? new Date(0)), eb('article.id', '<', before?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('article.published_at', 'desc')
    .orderBy('article.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(cardOf)
}
