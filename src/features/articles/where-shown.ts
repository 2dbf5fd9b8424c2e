import type { Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** The pages that show an article, by the names that `touch` marks as changed. */
export const whereShown = async (
  trx: Transaction<DB>,
  article: { id: string; creatorId: string },
): Promise<string[]> => {
  const channels = await trx
    .selectFrom('article_channel')
    .select('channel_id')
    .where('article_id', '=', article.id)
    .execute()
  const tags = await trx.selectFrom('article_tag').select('tag').where('article_id', '=', article.id).execute()
  return [
    `article:${article.id}`,
    `creator:${article.creatorId}`,
    'latest',
    ...channels.map((row) => `channel:${row.channel_id}`),
    ...tags.map(({ tag }) => `tag:${tag}`),
  ]
}
