import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** The question whether a reader follows a creator, as pages ask it. */
export const followAsk = (creatorId: string): string => `follow:${creatorId}`

/** Those of these creators that a user follows. */
export const followedAmong = async (db: Kysely<DB>, userId: string, creatorIds: string[]): Promise<string[]> => {
  if (creatorIds.length === 0) return []
  const rows = await db
    .selectFrom('follow')
    .select('creator_id')
    .where('user_id', '=', userId)
    .where('creator_id', 'in', creatorIds)
    .execute()
  return rows.map((row) => row.creator_id)
}
