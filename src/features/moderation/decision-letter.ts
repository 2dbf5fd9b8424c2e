import type { Kysely } from 'kysely'
import { studioPaths } from '#features/articles/index.ts'
import { creatorPaths } from '#features/creators/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Reviewed } from './paths.ts'

export type DecisionLetter = {
  kind: Reviewed
  userId: string // who is told: the applicant, or who submitted the article
  outcome: 'accepted' | 'refused' | 'more-asked' | 'sent-back' | 'withdrawn'
  reason: string
  subject: string // the name applied for, or the title of the article
  path: string // where the person reads it
}

/** What the person concerned is told of a decision. Undefined when there is nobody left to tell. */
export const decisionForLetter = async (db: Kysely<DB>, decisionId: string): Promise<DecisionLetter | undefined> => {
  const row = await db
    .selectFrom('decision')
    .innerJoin('case', 'case.id', 'decision.case_id')
    .leftJoin('application', 'application.id', 'case.application_id')
    .leftJoin('revision', 'revision.id', 'case.revision_id')
    .select(['decision.outcome', 'decision.reason', 'case.kind', 'case.subject', 'case.article_id'])
    .select((is) => is.fn.coalesce('application.user_id', 'revision.created_by').as('userId'))
    .where('decision.id', '=', decisionId)
    .executeTakeFirst()
  if (!row?.userId || row.kind === 'report') return undefined
  const { kind, reason, subject, article_id, userId } = row
  const outcome = row.outcome as DecisionLetter['outcome']
  return {
    kind,
    userId,
    outcome,
    reason,
    subject,
    path: article_id ? studioPaths.edit(article_id) : creatorPaths.apply,
  }
}
