import type { Kysely } from 'kysely'
import { channelsByIds } from '#features/channels/index.ts'
import type { DB } from '#platform/schema.ts'

/**
 * Those of the chosen channels in which an article stands once it is published. A channel may have been taken away since
 * it was chosen; into one that is hidden or closed nothing new comes, but what is in it stays.
 */
export const keptChannels = async (db: Kysely<DB>, articleId: string, chosen: string[]): Promise<string[]> => {
  const rows = await db
    .selectFrom('article_channel')
    .select('channel_id')
    .where('article_id', '=', articleId)
    .limit(100)
    .execute()
  const stays = new Set(rows.map((row) => row.channel_id))
  const channels = await channelsByIds(db, chosen)
  return channels
    .filter(({ id, is_hidden, is_retired }) => stays.has(id) || !(is_hidden || is_retired))
    .map(({ id }) => id)
}
