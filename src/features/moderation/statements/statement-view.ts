import type { Kysely } from 'kysely'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { targetOf } from '../reports/join-case.ts'
import type { CitedRule } from './restrictions.ts'

/** A decision as the person concerned reads it. Who decided and who reported are not part of it. */
export const statementOf = async (db: Kysely<DB>, decisionId: string) => {
  if (!isId(decisionId)) return undefined
  const row = await db
    .selectFrom('decision')
    .innerJoin('case', 'case.id', 'decision.case_id')
    .leftJoin('statement', 'statement.decision_id', 'decision.id')
    .leftJoin('decision as end', 'end.id', 'statement.ended_by')
    .leftJoin('revision as seen', 'seen.id', 'statement.seen_revision_id')
    .leftJoin('revision as hidden', 'hidden.id', 'statement.hidden_revision_id')
    .select(['decision.id', 'decision.outcome', 'decision.reason', 'decision.created_at as at'])
    .select(['case.number', 'case.subject', 'case.article_id', 'case.creator_id', 'case.picture_hash'])
    .select(['starts_at', 'ends_at', 'facts', 'source_type', 'rule_as_cited', 'legal_ground', 'redress'])
    .select(['end.outcome as endOutcome', 'end.reason as endReason', 'end.created_at as endedAt'])
    .select(['seen.number as seenNumber', 'hidden.number as hiddenNumber'])
    .where('decision.id', '=', decisionId)
    .where('case.kind', '=', 'report')
    .executeTakeFirst()
  const target = row && targetOf(row)
  if (!row || !target) return undefined
  return { ...row, target, rule: row.rule_as_cited as CitedRule | null }
}

export type StatementView = NonNullable<Awaited<ReturnType<typeof statementOf>>>

/** The same for somebody who writes for a creator that it concerns; undefined for everybody else. */
export const ownStatement = async (db: Kysely<DB>, userId: string, decisionId: string) => {
  if (!isId(decisionId)) return undefined
  const isConcerned = await db
    .selectFrom('decision_concern')
    .innerJoin('creator_member', 'creator_member.creator_id', 'decision_concern.creator_id')
    .select('decision_id')
    .where('decision_id', '=', decisionId)
    .where('user_id', '=', userId)
    .limit(1)
    .executeTakeFirst()
  return isConcerned ? statementOf(db, decisionId) : undefined
}

/** Whom a decision is told to: everybody who writes for a creator that it concerns. */
export const concernedUsers = async (db: Kysely<DB>, decisionId: string): Promise<string[]> => {
  const rows = await db
    .selectFrom('decision_concern')
    .innerJoin('creator_member', 'creator_member.creator_id', 'decision_concern.creator_id')
    .select('user_id')
    .distinct()
    .where('decision_id', '=', decisionId)
    .limit(500)
    .execute()
  return rows.map(({ user_id }) => user_id)
}
