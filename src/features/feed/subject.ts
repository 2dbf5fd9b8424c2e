import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { Subject } from './related-candidates.ts'

/** What a published article is about; undefined for one that may not be read. */
export const subjectOf = async (db: Kysely<DB>, id: string): Promise<(Subject & { title: string }) | undefined> => {
  const article = await db
    .selectFrom('article')
    .select(['id', 'language', 'title_broken'])
    .where('id', '=', id)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (!article) return undefined
  const [tags, channels] = await Promise.all([
    db.selectFrom('article_tag').select(['tag', 'label']).where('article_id', '=', id).orderBy('tag').execute(),
    db.selectFrom('article_channel').select('channel_id').where('article_id', '=', id).orderBy('channel_id').execute(),
  ])
  const channelIds = channels.map(({ channel_id }) => channel_id)
  return { id, language: article.language, title: article.title_broken, tags, channelIds }
}
