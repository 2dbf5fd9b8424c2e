import type { Transaction } from 'kysely'
import { channelsByIds } from '#features/channels/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Published } from './imported-article.ts'
import { tagRows } from './rules.ts'

/** The channels that articles now stand in. */
export const insertChannels = async (trx: Transaction<DB>, published: readonly Published[]): Promise<string[]> => {
  const wanted = [...new Set(published.flatMap(({ details }) => details.channels))]
  // A channel may have been taken away since it was chosen.
  const known = new Set((await channelsByIds(trx, wanted)).map(({ id }) => id))
  const rows = published.flatMap(({ id, details, publishedAt }) =>
    [...new Set(details.channels)]
      .filter((channelId) => known.has(channelId))
      .map((channelId) => ({ article_id: id, channel_id: channelId, published_at: publishedAt })),
  )
  if (rows.length > 0) await trx.insertInto('article_channel').values(rows).execute()
  return [...known]
}

/** The tags that articles now bear. */
export const insertTags = async (trx: Transaction<DB>, published: readonly Published[]): Promise<string[]> => {
  const rows = published.flatMap(({ id, details, publishedAt }) =>
    tagRows(details.tags).map((row) => ({ article_id: id, ...row, published_at: publishedAt })),
  )
  if (rows.length > 0) await trx.insertInto('article_tag').values(rows).execute()
  return [...new Set(rows.map(({ tag }) => tag))]
}
