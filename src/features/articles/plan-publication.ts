import type { Kysely, Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import type { SentProblems } from './content.ts'
import { dropPlan } from './drop-plan.ts'
import { keepAsItStands } from './keep-revision.ts'
import { type Actor, lockArticle, type OwnArticle, type Refused } from './own-article.ts'
import { type Description, describeLocked } from './publish-article.ts'
import { type Publication, type PublishResult, whyNot } from './publish-locked.ts'
import { mayRevise } from './writing-limits.tsx'

export type PlanResult =
  | { ok: true; outcome: 'planned' }
  | Extract<PublishResult, { ok: false }>
  | { ok: false; problem: 'past' | 'too-far' | 'under-review' | 'reviewed-first' }
  | { ok: false; problem: 'not-valid'; problems: SentProblems }

const oneYear = 366 * 86_400_000

/**
 * Fixes the draft as it stands to be published at a time. Everything that publishing asks is asked now, and once more
 * then. A second plan takes the place of the first.
 */
export const planPublication = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: Publication & { description: Description; at: Date },
): Promise<PlanResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.publish')
    if (!found.ok) return found
    const described = await describeLocked(trx, viewer, found.article, given)
    if (!described.ok) return described
    const { article, version } = described
    if (given.at <= now()) return { ok: false, problem: 'past' }
    if (given.at.getTime() > now().getTime() + oneYear) return { ok: false, problem: 'too-far' }
    if (article.submittedRevisionId) return { ok: false, problem: 'under-review' }
    const refusal = await whyNot(trx, viewer, article, { ...given, version })
    if (!refusal.ok) return refusal
    if (refusal.creator.is_reviewed_first) return { ok: false, problem: 'reviewed-first' }
    if (!(await mayRevise(trx, viewer.id))) return { ok: false, problem: 'too-often' }
    await writePlan(trx, viewer, article, given)
    return { ok: true, outcome: 'planned' }
  })

const writePlan = async (
  trx: Transaction<DB>,
  viewer: Actor,
  article: OwnArticle,
  given: Publication & { at: Date },
): Promise<void> => {
  const { id: revisionId } = await keepAsItStands(trx, viewer, article)
  const plan = {
    revision_id: revisionId,
    version: article.version,
    change_kind: given.kind === 'first' ? null : (given.kind ?? null),
    reason: given.reason?.trim() ?? '',
    due_at: given.at,
    planned_by: viewer.id,
    problem: null,
  }
  await trx
    .insertInto('planned_publication')
    .values({ article_id: article.id, ...plan })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(plan))
    .execute()
  if (!article.publishedRevisionId)
    await trx.updateTable('article').set({ state: 'scheduled' }).where('id', '=', article.id).execute()
}

/** Takes a plan back: the article is a draft again, or stays what readers see. */
export const cancelPlan = async (db: Kysely<DB>, viewer: Actor, articleId: string): Promise<{ ok: true } | Refused> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.publish')
    if (found.ok) await dropPlan(trx, articleId)
    return found.ok ? { ok: true } : found
  })
