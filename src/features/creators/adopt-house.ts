import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** The first operator becomes the owner of the house's own creator, which the first start made without one. */
export const adoptHouse = async ({ db }: { db: Kysely<DB> }, { userId }: { userId: string }): Promise<void> => {
  const owned = db.selectFrom('creator_member').select('creator_id').where('role', '=', 'owner')
  const houses = await db
    .selectFrom('creator')
    .select('id')
    .where('kind', '=', 'house')
    .where('id', 'not in', owned)
    .execute()
  for (const { id } of houses)
    await db
      .insertInto('creator_member')
      .values({ creator_id: id, user_id: userId, role: 'owner' })
      .onConflict((conflict) => conflict.columns(['creator_id', 'user_id']).doUpdateSet({ role: 'owner' }))
      .execute()
}
