import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { type Actor, lockArticle, type Refused } from './own-article.ts'

export type DeleteResult = { ok: true } | Refused | { ok: false; problem: 'was-published' | 'under-review' }

/** Deletes a draft with its history, if readers never saw it. What was published is withdrawn instead. */
export const deleteDraft = async (db: Kysely<DB>, viewer: Actor, articleId: string): Promise<DeleteResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.withdraw')
    if (!found.ok) return found
    if (found.article.publishedRevisionId) return { ok: false, problem: 'was-published' }
    if (found.article.submittedRevisionId) return { ok: false, problem: 'under-review' }
    await trx.deleteFrom('article').where('id', '=', articleId).execute()
    return { ok: true }
  })
