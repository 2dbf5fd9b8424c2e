import type { Kysely, Transaction } from 'kysely'
import { readUser } from '#features/accounts/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { mergeContent } from './content.ts'
import type { ChangeKind, Content } from './insert-revision.ts'
import { lockArticle, type Refused } from './own-article.ts'
import { type PublishResult, publishLocked } from './publish-locked.ts'

/** Publishes whatever is due. One that fails for no reason of its author's does not hold up the others, and is tried again. */
export const publishDue = async ({ db }: { db: Kysely<DB> }): Promise<void> => {
  const due = await db
    .selectFrom('planned_publication')
    .select('article_id')
    .where('due_at', '<=', now())
    .where('problem', 'is', null)
    .orderBy('due_at')
    .limit(500)
    .execute()
  const faults: unknown[] = []
  for (const { article_id } of due) await publishPlanned(db, article_id).catch((fault) => faults.push(fault))
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} planned publications failed`)
}

/**
 * Publishes one article at its time, as the person who planned it would now. What stands in the way is kept with the
 * plan and told to that person. Safe to run twice: the plan goes in the transaction that publishes.
 */
export const publishPlanned = async (db: Kysely<DB>, articleId: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    // The locks first, in the order of every other action; then the plan as it is under them.
    await trx.selectFrom('draft').select('version').where('article_id', '=', articleId).forUpdate().execute()
    const plan = await trx
      .selectFrom('planned_publication')
      .select(['article_id', 'revision_id', 'version', 'change_kind', 'reason', 'due_at', 'planned_by'])
      .where('article_id', '=', articleId)
      .where('due_at', '<=', now())
      .where('problem', 'is', null)
      .executeTakeFirst()
    if (!plan) return
    const result = await attempt(trx, plan)
    if (!result.ok) await noteFailure(trx, plan, result.problem)
  })

type Plan = {
  article_id: string
  revision_id: string
  version: number
  change_kind: string | null
  reason: string
  due_at: Date
  planned_by: string | null
}

const attempt = async (trx: Transaction<DB>, plan: Plan): Promise<PublishResult> => {
  const user = plan.planned_by ? await readUser(trx, plan.planned_by) : undefined
  if (!user || user.suspendedAt || user.deletionDueAt) return { ok: false, problem: 'forbidden' }
  const found = await lockArticle(trx, user, plan.article_id, 'article.publish')
  if (!found.ok) return found
  const content = await plannedContent(trx, plan.revision_id)
  const article = { ...found.article, ...content, version: plan.version }
  const kind = (plan.change_kind ?? undefined) as ChangeKind | undefined
  return publishLocked(trx, user, article, {
    version: plan.version,
    reason: plan.reason,
    isDue: true,
    ...(kind && { kind }),
  })
}

const plannedContent = async (trx: Transaction<DB>, revisionId: string): Promise<Content> => {
  const row = await trx
    .selectFrom('revision')
    .select(['details', 'document'])
    .where('id', '=', revisionId)
    .executeTakeFirstOrThrow()
  const read = mergeContent({} as Content, row)
  if (!read.ok) throw new Error(`revision ${revisionId} cannot be read: ${Object.keys(read.problems).join(', ')}`)
  return read.content
}

type Problem = Extract<PublishResult, { ok: false }>['problem'] | Refused['problem']

const noteFailure = async (trx: Transaction<DB>, plan: Plan, problem: Problem): Promise<void> => {
  await trx.updateTable('planned_publication').set({ problem }).where('article_id', '=', plan.article_id).execute()
  await trx
    .updateTable('article')
    .set({ state: 'draft' })
    .where('id', '=', plan.article_id)
    .where('state', '=', 'scheduled')
    .execute()
  const askId = `${plan.article_id}:${plan.due_at.getTime()}`
  if (plan.planned_by)
    await emit(trx, { type: 'article.not-published', articleId: plan.article_id, userId: plan.planned_by, askId })
}
