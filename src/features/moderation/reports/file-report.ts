import type { Kysely, Transaction } from 'kysely'
import { ruleById } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Locale } from '#ui/messages/index.ts'
import { lockSubject } from '../lock-subject.ts'
import type { ReportFields } from './forms.ts'
import { joinCase } from './join-case.ts'
import { type Found, findTarget, type Target } from './target.ts'

export type Filing = { fields: ReportFields; targets: Target[]; reporterId: string | null; locale: Locale }

export type Filed = { ok: true; reportId: string } | { ok: false; problem: 'missing' | 'rule-unknown' }

/** Keeps what somebody reports, with or without an account. Each thing it names joins the case that waits for it. */
export const fileReport = (db: Kysely<DB>, zone: string, filing: Filing): Promise<Filed> =>
  db.transaction().execute(async (trx) => {
    const { rule } = filing.fields
    if (rule && !(await isInForce(trx, rule))) return { ok: false, problem: 'rule-unknown' }
    const targets = await lockTargets(trx, filing.targets)
    if (targets.length < filing.targets.length || targets.length === 0) return { ok: false, problem: 'missing' }
    const reportId = await insertReport(trx, filing)
    for (const target of targets) {
      const caseId = await joinCase(trx, zone, target)
      await trx
        .insertInto('report_case')
        .values({ report_id: reportId, case_id: caseId })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    }
    await emit(trx, { type: 'report.received', reportId })
    return { ok: true, reportId }
  })

const isInForce = async (trx: Transaction<DB>, id: string): Promise<boolean> =>
  (await ruleById(trx, id))?.is_retired === false

// All locks before the first case is written, in one order: two reports of the same things never wait for each other.
const lockTargets = async (trx: Transaction<DB>, targets: Target[]): Promise<Found[]> => {
  const sorted = [...targets].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id } of sorted) await lockSubject(trx, id)
  const found: Found[] = []
  for (const target of sorted) {
    const each = await findTarget(trx, target)
    if (each) found.push(each)
  }
  return found
}

const insertReport = async (trx: Transaction<DB>, { fields, reporterId, locale }: Filing): Promise<string> => {
  const id = newId()
  await trx
    .insertInto('report')
    .values({
      id,
      path: fields.path,
      rule_id: fields.rule || null,
      legal_ground: fields.path === 'law' ? fields.ground : null,
      explanation: fields.explanation,
      is_good_faith: fields.path === 'law',
      reporter_id: reporterId,
      reporter_name: fields.name,
      reporter_email: fields.email,
      locale,
      created_at: now(),
    })
    .execute()
  return id
}
