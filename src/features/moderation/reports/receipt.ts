import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Kysely } from 'kysely'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'

/** What opens the receipt of a report: its id and a code that only this site can make. */
export const receiptToken = (secrets: Secrets, reportId: string): string => `${reportId}.${codeOf(secrets, reportId)}`

const codeOf = (secrets: Secrets, id: string): string =>
  createHmac('sha256', secrets('report receipt')).update(id).digest('base64url')

/** The report whose receipt a token opens. */
export const reportIdIn = (secrets: Secrets, token: string): string | undefined => {
  const [id = '', code = ''] = token.split('.')
  if (!isId(id)) return undefined
  const [given, right] = [Buffer.from(code), Buffer.from(codeOf(secrets, id))]
  return given.length === right.length && timingSafeEqual(given, right) ? id : undefined
}

/** What whoever reported may know: where each case stands and what was decided, nothing of who else is in it. */
export const receiptOf = async (db: Kysely<DB>, reportId: string) => {
  const report = await db
    .selectFrom('report')
    .select(['id', 'path', 'explanation', 'reporter_email', 'created_at'])
    .where('id', '=', reportId)
    .executeTakeFirst()
  if (!report) return undefined
  const cases = await db
    .selectFrom('report_case')
    .innerJoin('case', 'case.id', 'report_case.case_id')
    .select(['case.id', 'case.number', 'case.subject', 'case.state', 'case.due_at', 'case.picture_hash'])
    .select(['case.article_id', 'case.creator_id'])
    .where('report_id', '=', reportId)
    .orderBy('case.id')
    .execute()
  return {
    ...report,
    cases: await Promise.all(cases.map(async (each) => ({ ...each, answers: await answersIn(db, each.id) }))),
  }
}

const answersIn = (db: Kysely<DB>, caseId: string) =>
  db
    .selectFrom('decision')
    .leftJoin('statement', 'statement.decision_id', 'decision.id')
    .select(['decision.id', 'outcome', 'decision.created_at', 'rule_id', 'rule_as_cited', 'legal_ground', 'ends_at'])
    .where('case_id', '=', caseId)
    .orderBy('decision.id')
    .limit(50)
    .execute()

export type Receipt = NonNullable<Awaited<ReturnType<typeof receiptOf>>>
