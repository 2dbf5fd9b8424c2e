import type { Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { emit, touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { listNames } from './list-names.ts'
import { bringPicturesBack, takePicturesBack } from './take-pictures-back.ts'

export type HideResult = { ok: true; revisionId: string } | { ok: false; problem: 'already' | 'changed' }

/**
 * Takes an article and its pictures from its readers, in the transaction of the decision that says so. An update that
 * waits for a review is a draft again. `judged`: the text that was looked at; undefined hides whatever stands there.
 * Answers with the text that readers lost.
 */
export const hideArticle = async (
  trx: Transaction<DB>,
  articleId: string,
  judged: string | undefined,
): Promise<HideResult> => {
  const article = await lock(trx, articleId)
  if (article?.state !== 'published' && article?.state !== 'withdrawn') return { ok: false, problem: 'already' }
  const revisionId = article.published_revision_id ?? ''
  if (judged !== undefined && judged !== revisionId) return { ok: false, problem: 'changed' }
  await trx
    .updateTable('article')
    .set({ state: 'hidden', hidden_at: now(), submitted_revision_id: null })
    .where('id', '=', articleId)
    .execute()
  if (article.submitted_revision_id) {
    await trx.updateTable('draft').set({ published_version: null }).where('article_id', '=', articleId).execute()
    await emit(trx, { type: 'article.taken-back', articleId })
  }
  await takePicturesBack(trx, articleId)
  await touch(trx, await listNames(trx, articleId), true)
  await emit(trx, { type: 'article.hidden', articleId })
  return { ok: true, revisionId }
}

/** Undoes it: the article is what it was before, published or withdrawn. */
export const showArticleAgain = async (trx: Transaction<DB>, articleId: string): Promise<boolean> => {
  const article = await lock(trx, articleId)
  if (article?.state !== 'hidden') return false
  const state = article.withdrawn_at ? 'withdrawn' : 'published'
  await trx.updateTable('article').set({ state, hidden_at: null }).where('id', '=', articleId).execute()
  if (state === 'published') await bringPicturesBack(trx, { id: articleId, creatorId: article.creator_id })
  await touch(trx, await listNames(trx, articleId), true)
  if (state === 'published') await emit(trx, { type: 'article.published', articleId })
  return true
}

// The draft first, as everywhere: two who lock in different orders wait for each other for ever.
const lock = async (trx: Transaction<DB>, articleId: string) => {
  await trx.selectFrom('draft').select('version').where('article_id', '=', articleId).forUpdate().execute()
  return trx
    .selectFrom('article')
    .select(['state', 'creator_id', 'withdrawn_at', 'submitted_revision_id', 'published_revision_id'])
    .where('id', '=', articleId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}
