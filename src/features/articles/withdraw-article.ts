import type { Kysely } from 'kysely'
import { now } from '#platform/clock.ts'
import { emit, touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { dropPlan } from './drop-plan.ts'
import { listNames } from './list-names.ts'
import { type Actor, lockArticle, type Refused } from './own-article.ts'
import { takePicturesBack } from './take-pictures-back.ts'

export type WithdrawResult = { ok: true } | Refused | { ok: false; problem: 'required' | 'too-long' }

/**
 * Takes an article and its pictures from its readers, with a reason that they read. Its page stays: who cited it must
 * find the notice, not a 404.
 */
export const withdrawArticle = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: { reason: string },
): Promise<WithdrawResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.withdraw')
    if (!found.ok) return found
    const { article } = found
    if (article.state === 'withdrawn') return { ok: true }
    if (article.state !== 'published') return { ok: false, problem: 'missing' }
    const reason = given.reason.trim()
    if (reason === '') return { ok: false, problem: 'required' }
    if (reason.length > 1000) return { ok: false, problem: 'too-long' }
    await trx
      .updateTable('article')
      .set({ state: 'withdrawn', withdrawn_at: now(), withdrawal_reason: reason, submitted_revision_id: null })
      .where('id', '=', articleId)
      .execute()
    await dropPlan(trx, articleId)
    // An update that waited for its review is a draft again, and not what comes back when the article does.
    if (article.submittedRevisionId)
      await trx.updateTable('draft').set({ published_version: null }).where('article_id', '=', articleId).execute()
    await takePicturesBack(trx, articleId)
    await touch(trx, await listNames(trx, articleId), true)
    await emit(trx, { type: 'article.withdrawn', articleId })
    return { ok: true }
  })
