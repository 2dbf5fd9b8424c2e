import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'

/** Following twice is following once; a creator that is not active gets no new followers. */
export const followCreator = async (db: Kysely<DB>, viewer: Viewer, creatorId: string): Promise<void> => {
  await db
    .insertInto('follow')
    .columns(['user_id', 'creator_id'])
    .expression((from) =>
      from
        .selectFrom('creator')
        .select((is) => [is.val(viewer.id).as('user_id'), 'creator.id'])
        .where('creator.id', '=', creatorId)
        .where('creator.state', '=', 'active'),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const unfollowCreator = async (db: Kysely<DB>, viewer: Viewer, creatorId: string): Promise<void> => {
  await db.deleteFrom('follow').where('user_id', '=', viewer.id).where('creator_id', '=', creatorId).execute()
}
