import type { Kysely } from 'kysely'
import { isAbove, type Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { hasOtherModerator } from '../queries.ts'

/**
 * Why somebody must leave a case to others: it is about a creator of their own, or they reported it themselves (unless an
 * operator is the only one there is); or somebody of a higher role writes for the creator. Without a case: an act of the
 * desk on a creator.
 */
export const decisionBar = async (
  db: Kysely<DB>,
  viewer: Viewer,
  caseId: string | undefined,
  creatorIds: string[],
): Promise<'own-case' | 'not-above' | undefined> => {
  const members = await membersOf(db, creatorIds)
  const isOwn =
    members.some(({ id }) => id === viewer.id) || (caseId !== undefined && (await hasReported(db, viewer.id, caseId)))
  if (isOwn && (viewer.role !== 'operator' || (await hasOtherModerator(db, viewer.id)))) return 'own-case'
  return members.some(({ role }) => isAbove(role, viewer.role)) ? 'not-above' : undefined
}

const membersOf = async (db: Kysely<DB>, creatorIds: string[]) =>
  creatorIds.length === 0
    ? []
    : db
        .selectFrom('creator_member')
        .innerJoin('user', 'user.id', 'creator_member.user_id')
        .select(['user.id', 'user.role'])
        .where('creator_id', 'in', creatorIds)
        .execute()

const hasReported = async (db: Kysely<DB>, userId: string, caseId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('report_case')
    .innerJoin('report', 'report.id', 'report_case.report_id')
    .select('report.id')
    .where('case_id', '=', caseId)
    .where('reporter_id', '=', userId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
