import type { Kysely } from 'kysely'
import { revisionHtml } from '#features/articles/index.ts'
import { creatorCards } from '#features/creators/index.ts'
import { hiddenPictures, picturesWithHidden } from '#features/media/index.ts'
import { rules, type Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { targetOf } from '../reports/join-case.ts'
import type { Target } from '../reports/target.ts'
import { concernedBy, seenIn } from './lock-report-case.ts'
import { restrictionOfCase } from './restrictions.ts'
import { decisionBar } from './who-may-decide.ts'

type Known = {
  id: string
  article_id: string | null
  creator_id: string | null
  picture_hash: string | null
}

/** What the page of a reported thing shows besides what every case has. */
export const reportCaseView = async (db: Kysely<DB>, viewer: Viewer, known: Known) => {
  const target = targetOf(known)
  if (!target) return undefined
  const concerned = await concernedBy(db, target, known.creator_id)
  const [bar, seen, reports, earlier, clauses, restriction, creators, article, picture] = await Promise.all([
    decisionBar(db, viewer, known.id, concerned),
    seenIn(db, target),
    reportsIn(db, known.id),
    earlierCases(db, known),
    rules(db),
    restrictionOfCase(db, known.id),
    creatorCards(db, concerned),
    known.article_id ? articleOf(db, known.article_id, target.type === 'article') : undefined,
    target.type === 'picture' ? pictureOf(db, target) : undefined,
  ])
  const creator = known.creator_id ? creators.get(known.creator_id) : undefined
  return { target, bar, seen, reports, earlier, clauses, restriction, creator, article, picture }
}

export type ReportCaseView = NonNullable<Awaited<ReturnType<typeof reportCaseView>>>

const reportsIn = (db: Kysely<DB>, caseId: string) =>
  db
    .selectFrom('report_case')
    .innerJoin('report', 'report.id', 'report_case.report_id')
    .leftJoin('user', 'user.id', 'report.reporter_id')
    .leftJoin('rule', 'rule.id', 'report.rule_id')
    .select([
      'report.id',
      'path',
      'legal_ground',
      'explanation',
      'reporter_name',
      'reporter_email',
      'report.created_at',
    ])
    .select(['rule.title_zh', 'rule.title_en', 'user.name as account'])
    .where('case_id', '=', caseId)
    .orderBy('report.id')
    .limit(50)
    .execute()

/** What was decided before about the same creator, the newest first. */
const earlierCases = (db: Kysely<DB>, { id, creator_id }: Known) =>
  creator_id
    ? db
        .selectFrom('decision')
        .innerJoin('case', 'case.id', 'decision.case_id')
        .select(['case.number', 'case.subject', 'decision.outcome', 'decision.created_at'])
        .where('case.creator_id', '=', creator_id)
        .where('case.kind', '=', 'report')
        .where('case.id', '!=', id)
        .orderBy('decision.id', 'desc')
        .limit(10)
        .execute()
    : []

const articleOf = async (db: Kysely<DB>, id: string, withText: boolean) => {
  const row = await db
    .selectFrom('article')
    .select(['id', 'title', 'summary', 'language', 'state', 'published_at', 'published_revision_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { published_revision_id: revisionId } = row
  return { ...row, html: withText && revisionId ? await revisionHtml(db, revisionId) : undefined }
}

const pictureOf = async (db: Kysely<DB>, { id }: Target) => ({
  hash: id,
  isHidden: (await hiddenPictures(db, [id])).has(id),
  sizes: (await picturesWithHidden(db, [id])).get(id),
})
