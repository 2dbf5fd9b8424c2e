import type { Kysely, Transaction } from 'kysely'
import { publishSubmitted, sendBack } from '#features/articles/index.ts'
import { answerApplication, lockApplication } from '#features/creators/index.ts'
import { may, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { lockSubject } from './lock-subject.ts'
import { isOwnCase } from './own-case.ts'
import { isOutcome, type Outcome, reasonProblem, stateAfter } from './rules.ts'

export type Verdict = {
  outcome: Outcome
  reason: string
  verifiedAs: string // of an accepted application: who the desk has checked the creator to be
  seen: string // what was looked at: the version of the application, or the revision of the article
}

export type DecisionProblem =
  | 'forbidden'
  | 'missing'
  | 'own-case'
  | 'not-open' // decided by somebody else, or taken back
  | 'creator-suspended'
  | 'changed' // the content is another than the one looked at
  | 'handle-taken'
  | 'name-taken'
  | 'not-valid'
  | 'reason-short'
  | 'too-long'

export type Decision = { ok: true; decisionId: string } | { ok: false; problem: DecisionProblem }

const no = (problem: DecisionProblem): Decision => ({ ok: false, problem })

/** Decides a case and carries the decision out, in one transaction. Of two moderators who decide at once, one wins. */
export const decideCase = async (
  db: Kysely<DB>,
  viewer: Viewer,
  caseId: string,
  verdict: Verdict,
): Promise<Decision> => {
  if (!may(viewer.role, 'case.decide')) return no('forbidden')
  const wrong = reasonProblem(verdict.outcome, verdict.reason)
  if (wrong) return no(wrong)
  return db.transaction().execute(async (trx) => {
    const found = await lockCase(trx, caseId)
    if (!found) return no('missing')
    if (!isOutcome(found.kind, verdict.outcome)) return no('not-valid')
    if (found.state !== 'open') return no('not-open')
    if (await isOwnCase(trx, viewer, found)) return no('own-case')
    const problem = await carryOut(trx, found, verdict)
    return problem ? no(problem) : { ok: true, decisionId: await writeDecision(trx, viewer, found.id, verdict) }
  })
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockCase>>>

const lockCase = async (trx: Transaction<DB>, caseId: string) => {
  const known = await trx
    .selectFrom('case')
    .select(['application_id', 'article_id'])
    .where('id', '=', caseId)
    .where('kind', '!=', 'report')
    .executeTakeFirst()
  const subjectId = known?.application_id ?? known?.article_id
  if (!subjectId) return undefined
  await lockSubject(trx, subjectId)
  return trx
    .selectFrom('case')
    .select(['id', 'kind', 'state', 'application_id', 'article_id', 'revision_id'])
    .where('id', '=', caseId)
    .forUpdate()
    .executeTakeFirst()
}

// Each of these writes nothing when it answers with a problem.
const carryOut = (trx: Transaction<DB>, found: Locked, verdict: Verdict): Promise<DecisionProblem | undefined> =>
  found.application_id ? answer(trx, found.application_id, verdict) : review(trx, found, verdict)

const answer = async (trx: Transaction<DB>, id: string, verdict: Verdict): Promise<DecisionProblem | undefined> => {
  const application = await lockApplication(trx, id)
  if (application?.state !== 'submitted') return 'not-open'
  if (String(application.version) !== verdict.seen) return 'changed'
  const { outcome, reason, verifiedAs } = verdict
  if (outcome === 'sent-back') return 'not-valid'
  const result = await answerApplication(trx, id, { outcome, answer: reason.trim(), verifiedAs: verifiedAs.trim() })
  if (result.ok) return undefined
  if (!('field' in result)) return 'not-open'
  return result.field === 'handle' ? 'handle-taken' : 'name-taken'
}

const review = async (trx: Transaction<DB>, found: Locked, verdict: Verdict): Promise<DecisionProblem | undefined> => {
  const { article_id, revision_id } = found
  if (!article_id || !revision_id) return 'not-open'
  if (revision_id !== verdict.seen) return 'changed'
  const result =
    verdict.outcome === 'accepted'
      ? await publishSubmitted(trx, article_id, revision_id)
      : await sendBack(trx, article_id, revision_id, verdict.reason.trim())
  if (result.ok) return undefined
  return result.problem === 'not-submitted' ? 'not-open' : result.problem
}

const writeDecision = async (
  trx: Transaction<DB>,
  viewer: Viewer,
  caseId: string,
  { outcome, reason }: Verdict,
): Promise<string> => {
  const decisionId = newId()
  const state = stateAfter(outcome)
  await trx
    .insertInto('decision')
    .values({
      id: decisionId,
      case_id: caseId,
      outcome,
      reason: reason.trim(),
      decided_by: viewer.id,
      created_at: now(),
    })
    .execute()
  await trx
    .updateTable('case')
    .set({ state, closed_at: state === 'closed' ? now() : null, taken_by: null, taken_at: null })
    .where('id', '=', caseId)
    .execute()
  await emit(trx, { type: 'case.decided', caseId, decisionId })
  return decisionId
}
