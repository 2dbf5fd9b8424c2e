import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'

/** Following twice is following once; a creator that is not active gets no new followers. */
export const followCreator = (db: Kysely<DB>, viewer: Viewer, creatorId: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const row = await trx
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
      .returning('creator_id')
      .executeTakeFirst()
    if (row) await touch(trx, [`followers:${creatorId}`])
  })

export const unfollowCreator = (db: Kysely<DB>, viewer: Viewer, creatorId: string): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const row = await trx
      .deleteFrom('follow')
      .where('user_id', '=', viewer.id)
      .where('creator_id', '=', creatorId)
      .returning('creator_id')
      .executeTakeFirst()
    if (row) await touch(trx, [`followers:${creatorId}`])
  })
