import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** Has several people follow a creator at once; those who do already stay as they are. */
export const addFollowers = async (db: Kysely<DB>, creatorId: string, userIds: string[]): Promise<void> => {
  await db
    .insertInto('follow')
    .columns(['user_id', 'creator_id'])
    .expression(sql`select unnest(${userIds}::text[])::id, ${creatorId}::id` as never)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
