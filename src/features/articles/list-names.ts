import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** The names of all pages that show an article, for `touch` when it appears or disappears. */
export const listNames = async (db: Kysely<DB>, articleId: string): Promise<string[]> => {
  const [article, channels, tags] = await Promise.all([
    db.selectFrom('article').select('creator_id').where('id', '=', articleId).executeTakeFirst(),
    db.selectFrom('article_channel').select('channel_id').where('article_id', '=', articleId).execute(),
    db.selectFrom('article_tag').select('tag').where('article_id', '=', articleId).execute(),
  ])
  return [
    `article:${articleId}`,
    'latest',
    'headlines',
    'corrections',
    ...(article ? [`creator:${article.creator_id}`] : []),
    ...channels.map(({ channel_id }) => `channel:${channel_id}`),
    ...tags.map(({ tag }) => `tag:${tag}`),
  ]
}
