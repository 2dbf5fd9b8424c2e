import { sql, type Transaction } from 'kysely'
import type { Rule, Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Measure } from './ruling.ts'

type Decided = { outcome: Measure | 'lift'; reason: string; concerned: string[] }

type Grounds = {
  measure: Measure
  facts: string
  explanation: string
  legalGround: string
  rule: Rule | undefined
  until: Date | null
  seenRevisionId: string | null // of an article: the text that was judged
  hiddenRevisionId: string | null // and the one that readers lost
}

/** How one can object, in the order in which the statement names them; each has a sentence in every language. */
export const redress = ['review', 'court'] as const

/** Writes a decision and, for everything that restricts somebody, why. */
export const writeDecision = async (
  trx: Transaction<DB>,
  viewer: Viewer,
  found: { id: string; creator_id: string | null; concerned: string[] },
  grounds: Grounds,
): Promise<string> => {
  const { measure, explanation } = grounds
  const decided = { outcome: measure, reason: explanation, concerned: measure === 'none' ? [] : found.concerned }
  const decisionId = await insertDecision(trx, viewer, found.id, decided)
  if (measure === 'none') return decisionId
  if (measure === 'suspend' && found.creator_id) await endEarlierSuspensions(trx, found.creator_id, decisionId)
  await insertStatement(trx, decisionId, grounds, await isReported(trx, found.id))
  return decisionId
}

export const insertDecision = async (
  trx: Transaction<DB>,
  viewer: Viewer,
  caseId: string,
  { outcome, reason, concerned }: Decided,
): Promise<string> => {
  const id = newId()
  await trx
    .insertInto('decision')
    .values({ id, case_id: caseId, outcome, reason, decided_by: viewer.id, created_at: now() })
    .execute()
  if (concerned.length > 0)
    await trx
      .insertInto('decision_concern')
      .values(concerned.map((creator_id) => ({ creator_id, decision_id: id })))
      .execute()
  await emit(trx, { type: 'report.decided', decisionId: id })
  return id
}

const insertStatement = async (trx: Transaction<DB>, decisionId: string, of: Grounds, isNotice: boolean) => {
  await trx
    .insertInto('statement')
    .values({
      decision_id: decisionId,
      measure: [of.measure],
      starts_at: now(),
      ends_at: of.until,
      facts: of.facts,
      source_type: isNotice ? 'notice' : 'own-initiative',
      rule_id: of.rule?.id ?? null,
      rule_as_cited: of.rule ? JSON.stringify(cited(of.rule)) : null,
      legal_ground: of.rule ? null : of.legalGround,
      explanation: of.explanation,
      seen_revision_id: of.seenRevisionId,
      hidden_revision_id: of.hiddenRevisionId,
      redress: [...redress],
    })
    .execute()
}

const cited = ({ id, title_zh, title_en, text_zh, text_en }: Rule) => ({ id, title_zh, title_en, text_zh, text_en })

const isReported = async (trx: Transaction<DB>, caseId: string): Promise<boolean> =>
  Boolean(
    await trx.selectFrom('report_case').select('report_id').where('case_id', '=', caseId).limit(1).executeTakeFirst(),
  )

// A new suspension takes the place of the one before: of two that overlap only the last can be lifted.
const endEarlierSuspensions = async (trx: Transaction<DB>, creatorId: string, decisionId: string) => {
  const earlier = trx
    .selectFrom('decision')
    .innerJoin('case', 'case.id', 'decision.case_id')
    .select('decision.id')
    .where('case.creator_id', '=', creatorId)
    .where('decision.outcome', '=', 'suspend')
    .where('decision.id', '!=', decisionId)
  await trx
    .updateTable('statement')
    .set({ ended_by: decisionId })
    .where('decision_id', 'in', earlier)
    .where('ended_by', 'is', null)
    .where((is) => is.or([is('ends_at', 'is', null), is('ends_at', '>', sql<Date>`${now()}`)]))
    .execute()
}

export const closeCase = async (trx: Transaction<DB>, caseId: string): Promise<void> => {
  await trx
    .updateTable('case')
    .set({ state: 'closed', closed_at: now(), taken_by: null, taken_at: null })
    .where('id', '=', caseId)
    .execute()
}
