import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'

const mostPictures = 40

/** The pictures that readers see in an article, in the order of the text where it is known. */
export const picturesOfArticle = async (db: Kysely<DB>, articleId: string): Promise<string[]> => {
  const row = await db
    .selectFrom('article')
    .leftJoin('rendering', 'rendering.revision_id', 'article.published_revision_id')
    .select('rendering.html')
    .where('article.id', '=', articleId)
    .orderBy('rendering.renderer_version', 'desc')
    .limit(1)
    .executeTakeFirst()
  const shown = await db
    .selectFrom('picture_use')
    .innerJoin('picture', 'picture.hash', 'picture_use.hash')
    .select('picture.hash')
    .where('article_id', '=', articleId)
    .where('in_published', '=', true)
    .execute()
  const place = (hash: string) => row?.html?.indexOf(`/media/${hash}/`) ?? 0
  return shown
    .map(({ hash }) => hash)
    .sort((a, b) => place(a) - place(b))
    .slice(0, mostPictures)
}
