import type { Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import type { Content } from './insert-revision.ts'
import { noteDraftPictures } from './note-pictures.ts'
import type { Actor, OwnArticle } from './own-article.ts'

export type Saved = { version: number; savedAt: Date }

/** Puts a new text into a locked draft. The article's title follows, as long as nothing is published under it. */
export const writeDraft = async (
  trx: Transaction<DB>,
  viewer: Actor,
  article: OwnArticle,
  content: Content,
): Promise<Saved> => {
  const saved = { version: article.version + 1, savedAt: now() }
  await trx
    .updateTable('draft')
    .set({
      version: saved.version,
      details: JSON.stringify(content.details),
      document: JSON.stringify(content.document),
      edited_by: viewer.id,
      edited_at: saved.savedAt,
    })
    .where('article_id', '=', article.id)
    .execute()
  await noteDraftPictures(trx, article.id, content, article)
  if (!article.publishedRevisionId && content.details.title !== article.details.title)
    await trx.updateTable('article').set({ title: content.details.title }).where('id', '=', article.id).execute()
  return saved
}

/** Notes that a revision was just kept: the ten minutes until the next begin again. */
export const markRevised = async (trx: Transaction<DB>, articleId: string): Promise<void> => {
  await trx.updateTable('draft').set({ revised_at: now() }).where('article_id', '=', articleId).execute()
}
