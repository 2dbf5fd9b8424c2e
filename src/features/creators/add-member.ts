import type { Transaction } from 'kysely'
import type { MemberRole } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'

/** Makes a person a member of a creator; who is one already keeps the role. */
export const addMember = async (
  trx: Transaction<DB>,
  creatorId: string,
  userId: string,
  role: MemberRole,
): Promise<void> => {
  await trx
    .insertInto('creator_member')
    .values({ creator_id: creatorId, user_id: userId, role })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
