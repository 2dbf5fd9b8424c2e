import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** A report as letters about it need it: where it goes, in which language, and the numbers of its cases. */
export type ReportLetter = { id: string; userId: string | null; email: string; locale: string; numbers: string[] }

export const reportForLetter = async (db: Kysely<DB>, reportId: string): Promise<ReportLetter | undefined> => {
  const report = await db
    .selectFrom('report')
    .select(['id', 'reporter_id as userId', 'reporter_email as email', 'locale'])
    .where('id', '=', reportId)
    .executeTakeFirst()
  if (!report) return undefined
  const cases = await db
    .selectFrom('report_case')
    .innerJoin('case', 'case.id', 'report_case.case_id')
    .select('case.number')
    .where('report_id', '=', reportId)
    .orderBy('case.number')
    .execute()
  return { ...report, numbers: cases.map(({ number }) => number) }
}

/** Whom a decision answers: the reports that had come before it, and left an address. */
export const reportsAnsweredBy = async (db: Kysely<DB>, decisionId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('decision')
    .innerJoin('report_case', 'report_case.case_id', 'decision.case_id')
    .innerJoin('report', 'report.id', 'report_case.report_id')
    .select('report.id')
    .where('decision.id', '=', decisionId)
    .where('reporter_email', '!=', '')
    .orderBy('report.id')
    .limit(1000)
    .execute()
  return rows.map(({ id }) => id)
}
