import type { Transaction } from 'kysely'
import type { MemberRole } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'

export type LockedMembers = { state: string; members: { userId: string; role: MemberRole }[] }

/**
 * Who belongs to a creator, held until the transaction ends. Everybody who changes members takes the creator's row
 * first: of two owners who leave at the same moment the second sees that the first is gone.
 */
export const lockMembers = async (trx: Transaction<DB>, creatorId: string): Promise<LockedMembers | undefined> => {
  const creator = await trx
    .selectFrom('creator')
    .select('state')
    .where('id', '=', creatorId)
    .forUpdate()
    .executeTakeFirst()
  if (!creator) return undefined
  const members = await trx
    .selectFrom('creator_member')
    .select(['user_id as userId', 'role'])
    .where('creator_id', '=', creatorId)
    .execute()
  return { state: creator.state, members }
}

export const roleIn = ({ members }: LockedMembers, userId: string): MemberRole | undefined =>
  members.find((member) => member.userId === userId)?.role

/** Whether the creator would be without an owner if this one went. */
export const isOnlyOwner = ({ members }: LockedMembers, userId: string): boolean =>
  members.some((member) => member.userId === userId && member.role === 'owner') &&
  members.every((member) => member.userId === userId || member.role !== 'owner')
