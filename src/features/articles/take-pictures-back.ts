import type { Transaction } from 'kysely'
import { facesAmong } from '#features/creators/index.ts'
import { closePictures, holdPictures, reopenPictures } from '#features/media/index.ts'
import { readSetting } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Content } from './insert-revision.ts'
import { allPictures } from './render-revision.ts'

/** The pictures of every version that readers saw, which they may read again when the article is there. */
const picturesOf = async (trx: Transaction<DB>, articleId: string): Promise<string[]> => {
  const rows = await trx
    .selectFrom('picture_use')
    .select('hash')
    .where('article_id', '=', articleId)
    .where('was_published', '=', true)
    .execute()
  return rows.map(({ hash }) => hash)
}

/** Takes the pictures of an article that has just gone from readers, unless they see them elsewhere. */
export const takePicturesBack = async (trx: Transaction<DB>, articleId: string): Promise<void> =>
  closePictures(trx, await picturesOf(trx, articleId), async (hashes) => {
    const logo = await readSetting(trx, 'site.logo')
    const shown = [...(await inShownArticles(trx, hashes)), ...(await facesAmong(trx, hashes))]
    return new Set(logo ? [...shown, logo.hash] : shown)
  })

/** Gives them back with an article that readers see again. */
export const bringPicturesBack = async (
  trx: Transaction<DB>,
  { id, creatorId }: { id: string; creatorId: string },
): Promise<void> => reopenPictures(trx, creatorId, await picturesOf(trx, id))

/** Keeps all pictures that a publication would show as they are, in one go: two by two, two might wait for each other. */
export const holdPicturesOf = async (trx: Transaction<DB>, articleId: string, content: Content): Promise<void> =>
  holdPictures(trx, [...new Set([...allPictures(content), ...(await picturesOf(trx, articleId))])])

const inShownArticles = async (trx: Transaction<DB>, hashes: string[]): Promise<string[]> => {
  const rows = await trx
    .selectFrom('picture_use')
    .innerJoin('article', 'article.id', 'picture_use.article_id')
    .select('picture_use.hash')
    .distinct()
    .where('picture_use.hash', 'in', hashes)
    .where('was_published', '=', true)
    .where('article.state', '=', 'published')
    .execute()
  return rows.map(({ hash }) => hash)
}
