import type { Kysely } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { undo } from './carry-out.ts'
import { lockReportCase } from './lock-report-case.ts'
import { restrictionOfCase } from './restrictions.ts'
import { decisionBar } from './who-may-decide.ts'
import { insertDecision } from './write-decision.ts'

export type LiftProblem =
  | 'forbidden'
  | 'missing'
  | 'own-case'
  | 'not-above'
  | 'not-in-force'
  | 'reason-short'
  | 'too-long'

export type Lifted = { ok: true; decisionId: string } | { ok: false; problem: LiftProblem }

const no = (problem: LiftProblem): Lifted => ({ ok: false, problem })

/** Ends what a decision of this case still restricts, with a reason that the person concerned reads. */
export const liftRestriction = async (
  db: Kysely<DB>,
  viewer: Viewer,
  caseId: string,
  given: { reason: string },
): Promise<Lifted> => {
  if (!may(viewer.role, 'report.decide')) return no('forbidden')
  const reason = given.reason.trim()
  if ([...reason].length < 10) return no('reason-short')
  if ([...reason].length > 2000) return no('too-long')
  return db.transaction().execute(async (trx) => {
    const found = await lockReportCase(trx, caseId)
    if (!found) return no('missing')
    const restriction = await restrictionOfCase(trx, caseId)
    if (!restriction) return no('not-in-force')
    const concerned = await trx
      .selectFrom('decision_concern')
      .select('creator_id')
      .where('decision_id', '=', restriction.decisionId)
      .execute()
    const creatorIds = concerned.map(({ creator_id }) => creator_id)
    const bar = await decisionBar(trx, viewer, caseId, creatorIds)
    if (bar) return no(bar)
    if (!(await undo(trx, found.target, restriction.measure))) return no('not-in-force')
    const decided = { outcome: 'lift' as const, reason, concerned: creatorIds }
    const decisionId = await insertDecision(trx, viewer, caseId, decided)
    await trx
      .updateTable('statement')
      .set({ ended_by: decisionId })
      .where('decision_id', '=', restriction.decisionId)
      .execute()
    return { ok: true, decisionId }
  })
}
