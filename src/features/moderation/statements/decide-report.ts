import type { Kysely, Transaction } from 'kysely'
import { may, type Rule, ruleById, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { DB } from '#platform/schema.ts'
import { dayOf } from '#ui/dates.ts'
import type { Target } from '../reports/target.ts'
import { carryOut } from './carry-out.ts'
import { lockReportCase, seenIn, wasSeenIn } from './lock-report-case.ts'
import { isMeasure, type Ruling, rulingProblems } from './ruling.ts'
import { startOfDay } from './start-of-day.ts'
import { decisionBar } from './who-may-decide.ts'
import { closeCase, writeDecision } from './write-decision.ts'

export type RulingProblem =
  | 'forbidden'
  | 'missing'
  | 'own-case'
  | 'not-above'
  | 'not-open' // decided by somebody else
  | 'changed' // readers see another text than the one looked at
  | 'not-valid'
  | 'rule-unknown'
  | 'already' // there is nothing left to hide or to suspend

/** `isWhateverStands`: after its author changed the article once, it is hidden as it stands, whatever that is by now. */
export type RulingSent = Ruling & { isWhateverStands?: boolean }

export type Ruled = { ok: true; decisionId: string } | { ok: false; problem: RulingProblem }

const no = (problem: RulingProblem): Ruled => ({ ok: false, problem })

/** Decides on what was reported, carries it out and writes the statement of reasons, all in one transaction. */
export const decideReport = async (
  db: Kysely<DB>,
  { zone }: Pick<Config, 'zone'>,
  viewer: Viewer,
  caseId: string,
  ruling: RulingSent,
): Promise<Ruled> => {
  if (!may(viewer.role, 'report.decide')) return no('forbidden')
  if (Object.keys(rulingProblems(ruling, dayOf(now(), zone))).length > 0) return no('not-valid')
  return db.transaction().execute(async (trx) => {
    const found = await lockReportCase(trx, caseId)
    if (!found) return no('missing')
    if (found.state !== 'open') return no('not-open')
    if (!isMeasure(found.target.type, ruling.measure)) return no('not-valid')
    const bar = await decisionBar(trx, viewer, found.id, found.concerned)
    if (bar) return no(bar)
    const rule = await citedRule(trx, ruling.rule)
    if (rule === 'unknown') return no('rule-unknown')
    const until = ruling.measure === 'suspend' && ruling.until ? startOfDay(ruling.until, zone) : null
    const seen = await seenToHide(trx, found.target, ruling)
    if (seen === 'changed') return no('changed')
    const done = await carryOut(trx, found.target, { ...ruling, ...seen, until })
    if (!done.ok) return no(done.problem)
    const seenRevisionId = found.target.type === 'article' ? ruling.seen : null
    const { hiddenRevisionId = null } = done
    const grounds = { ...ruling, rule, until, seenRevisionId, hiddenRevisionId }
    const decisionId = await writeDecision(trx, viewer, found, grounds)
    await closeCase(trx, found.id)
    return { ok: true, decisionId }
  })
}

// A clause that was retired since the page was opened is no ground for anything new.
const citedRule = async (trx: Transaction<DB>, id: string): Promise<Rule | 'unknown' | undefined> => {
  if (id === '' || id === 'law') return undefined
  const rule = await ruleById(trx, id)
  return rule && !rule.is_retired ? rule : 'unknown'
}

// Only what readers saw was ever looked at: a made-up version would stand in the statement.
const seenToHide = async (trx: Transaction<DB>, target: Target, ruling: RulingSent) => {
  const { measure, seen, isWhateverStands } = ruling
  if (isWhateverStands && measure === 'hide' && (await wasSeenIn(trx, target, seen))) return { seen: undefined }
  return (await seenIn(trx, target)) === seen ? { seen } : 'changed'
}
