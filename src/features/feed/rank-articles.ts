import { type Kysely, sql, type Transaction } from 'kysely'
import { opensOf } from '#features/reading/index.ts'
import type { DB } from '#platform/schema.ts'
import { hotOf } from './ranking.ts'

const atOnce = 200

/** Brings the hot scores of these articles in line with what they are now: none for one that is off the lists. */
export const rankArticles = async (db: Kysely<DB>, articleIds: string[]): Promise<void> => {
  for (let from = 0; from < articleIds.length; from += atOnce) {
    const batch = articleIds.slice(from, from + atOnce)
    await db.transaction().execute((trx) => rankBatch(trx, batch))
  }
}

const rankBatch = async (trx: Transaction<DB>, ids: string[]): Promise<void> => {
  // Two who count the same article wait here for each other, and a withdrawal for both: the last one writes what is true.
  await sql`select from article where id = any(${ids}::text[]) order by id for no key update`.execute(trx)
  const rows = await scoresOf(trx, ids)
  const kept = rows.map(({ article_id, channel_id }) => `${article_id} ${channel_id ?? ''}`)
  await sql`
    delete from hot_score where article_id = any(${ids}::text[])
      and article_id || ' ' || coalesce(channel_id, '') <> all(${kept}::text[])`.execute(trx)
  if (rows.length > 0) await writeScores(trx, rows)
}

type Score = { article_id: string; channel_id: string | null; published_at: Date; hot: number }

const scoresOf = async (trx: Transaction<DB>, ids: string[]): Promise<Score[]> => {
  const [articles, channels, opens] = [
    await listed(trx, ids),
    await trx
      .selectFrom('article_channel')
      .select(['article_id', 'channel_id'])
      .where('article_id', 'in', ids)
      .orderBy('channel_id')
      .execute(),
    await opensOf(trx, ids),
  ]
  const channelsOf = Map.groupBy(channels, ({ article_id }) => article_id)
  return articles.flatMap(({ id, published_at, sources }) => {
    const publishedAt = published_at ?? new Date(0)
    const hot = hotOf({ opens: opens.get(id) ?? 0, completeSources: Number(sources), publishedAt })
    const places = [null, ...(channelsOf.get(id) ?? []).map(({ channel_id }) => channel_id)]
    return places.map((channel_id) => ({ article_id: id, channel_id, published_at: publishedAt, hot }))
  })
}

/** The published ones of these, with how many of their sources say who published them and where or when. */
const listed = (trx: Transaction<DB>, ids: string[]) =>
  trx
    .selectFrom('article')
    .select(['article.id', 'article.published_at'])
    .select((eb) =>
      eb
        .selectFrom('citation')
        .innerJoin('source', 'source.id', 'citation.source_id')
        .select(({ fn }) => fn.count<string>('citation.source_id').distinct().as('count'))
        .whereRef('citation.article_id', '=', 'article.id')
        .where('source.publisher', '<>', '')
        .where((is) => is.or([is('source.url', 'is not', null), is('source.published', '<>', '')]))
        .as('sources'),
    )
    .where('article.id', 'in', ids)
    .where('article.state', '=', 'published')
    .where('article.is_listed', '=', true)
    .orderBy('article.id')
    .execute()

const writeScores = (trx: Transaction<DB>, rows: Score[]) =>
  trx
    .insertInto('hot_score')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['article_id', 'channel_id']).doUpdateSet((eb) => ({
        published_at: eb.ref('excluded.published_at'),
        hot: eb.ref('excluded.hot'),
      })),
    )
    .execute()
