import type { Kysely, Transaction } from 'kysely'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { detailsSchema } from './details.ts'
import { listNames } from './list-names.ts'
import { readCover } from './show-revision.ts'

const showing = (db: Kysely<DB>, hash: string) =>
  db
    .selectFrom('picture_use')
    .innerJoin('article', 'article.id', 'picture_use.article_id')
    .select(['article.id', 'article.published_revision_id'])
    .where('picture_use.hash', '=', hash)
    .where('in_published', '=', true)

/**
 * Has all texts that show a picture drawn anew, in the transaction that hides it or shows it again. Covers in lists
 * follow in a job: they need the lock of each article, which somebody who publishes may hold.
 */
export const redrawTexts = async (trx: Transaction<DB>, hash: string): Promise<void> => {
  const articles = await showing(trx, hash).execute()
  const revisions = articles.flatMap(({ published_revision_id }) => published_revision_id ?? [])
  if (revisions.length === 0) return
  await trx.deleteFrom('rendering').where('revision_id', 'in', revisions).execute()
  await touch(
    trx,
    articles.map(({ id }) => `article:${id}`),
    true,
  )
}

/** Brings texts and covers in line with whether a picture is hidden now. Safe to run twice. */
export const redrawPicture = async ({ db }: { db: Kysely<DB> }, { hash }: { hash: string }): Promise<void> => {
  await db.transaction().execute((trx) => redrawTexts(trx, hash))
  for (const { id } of await showing(db, hash).execute()) await db.transaction().execute((trx) => redrawCover(trx, id))
}

const redrawCover = async (trx: Transaction<DB>, articleId: string): Promise<void> => {
  await trx.selectFrom('article').select('id').where('id', '=', articleId).forNoKeyUpdate().execute()
  const row = await trx
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.published_revision_id')
    .select('revision.details')
    .where('article.id', '=', articleId)
    .executeTakeFirst()
  if (!row) return
  const cover = await readCover(trx, detailsSchema.parse(row.details))
  await trx
    .updateTable('article')
    .set({ cover: cover ? JSON.stringify(cover) : null })
    .where('id', '=', articleId)
    .execute()
  await touch(trx, await listNames(trx, articleId), true)
}
