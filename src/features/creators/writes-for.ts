import type { Kysely } from 'kysely'
import { may } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'

/** The question whether a reader writes for a creator, as pages ask it. */
export const writeAsk = (creatorId: string): string => `write:${creatorId}`

/** Those of these creators that a user writes for. */
export const writesForAmong = async (db: Kysely<DB>, userId: string, creatorIds: string[]): Promise<string[]> => {
  if (creatorIds.length === 0) return []
  const rows = await db
    .selectFrom('creator_member')
    .select(['creator_id', 'role'])
    .where('user_id', '=', userId)
    .where('creator_id', 'in', creatorIds)
    .execute()
  return rows.flatMap(({ creator_id, role }) => (may(role, 'article.write') ? [creator_id] : []))
}
