import type { Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { idAt, newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { type Content, insertRevision } from './insert-revision.ts'
import { noteDraftPictures } from './note-pictures.ts'
import { listColumns, showRevision } from './show-revision.ts'

export type ImportedArticle = Content & {
  creatorId: string
  by: string | null
  /** When its first readers saw it; undefined: it stays a draft. */
  publishedAt?: Date
  updatedAt?: Date
  /** False for pages, which stay off the lists. */
  isListed?: boolean
}

/**
 * Brings an article from elsewhere, with the dates it has. It says nothing to anybody: the importer emits one event for
 * a batch. What a person must declare before publishing here may be missing in what was published elsewhere.
 */
export const publishImported = async (
  trx: Transaction<DB>,
  imported: ImportedArticle,
): Promise<{ articleId: string }> => {
  const articleId = await insertArticle(trx, imported)
  const revision = await insertRevision(trx, articleId, imported, {
    reason: 'imported',
    by: imported.by,
    ...(imported.publishedAt && { changeKind: 'first', publishedAt: imported.publishedAt }),
  })
  await trx
    .insertInto('draft')
    .values({
      article_id: articleId,
      details: JSON.stringify(imported.details),
      document: JSON.stringify(imported.document),
      edited_by: imported.by,
      edited_at: imported.updatedAt ?? imported.publishedAt ?? now(),
      published_version: imported.publishedAt ? 1 : null,
    })
    .execute()
  await noteDraftPictures(trx, articleId, imported)
  if (imported.publishedAt)
    await showRevision(trx, {
      article: { id: articleId, creatorId: imported.creatorId },
      revision: { id: revision.id, details: imported.details, document: imported.document },
      publishedAt: imported.publishedAt,
      updatedAt: imported.updatedAt ?? null,
    })
  else
    await trx
      .updateTable('article')
      .set(await listColumns(trx, imported))
      .where('id', '=', articleId)
      .execute()
  return { articleId }
}

// Many old articles bear the same midnight, so that two may get the same id by chance.
const insertArticle = async (trx: Transaction<DB>, imported: ImportedArticle): Promise<string> => {
  for (;;) {
    const row = await trx
      .insertInto('article')
      .values({
        id: imported.publishedAt ? idAt(imported.publishedAt) : newId(),
        creator_id: imported.creatorId,
        created_by: imported.by,
        state: 'draft',
        is_listed: imported.isListed ?? true,
        ...(imported.publishedAt && { created_at: imported.publishedAt }),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (row) return row.id
  }
}
