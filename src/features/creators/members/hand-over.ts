import type { Transaction } from 'kysely'
import { emit, touch } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { endInvitations } from './invite-member.ts'
import { isOnlyOwner, lockMembers } from './lock-members.ts'

/**
 * When somebody's account is gone: a creator of which they were the only owner goes to the co-editor who is there
 * longest; without one it ends, but for the house's own, which outlives its keeper.
 */
export const handOverOwned = async (trx: Transaction<DB>, userId: string): Promise<void> => {
  const owned = await trx
    .selectFrom('creator_member')
    .select('creator_id')
    .where('user_id', '=', userId)
    .where('role', '=', 'owner')
    .orderBy('creator_id')
    .execute()
  for (const { creator_id } of owned) await handOver(trx, creator_id, userId)
}

const handOver = async (trx: Transaction<DB>, creatorId: string, userId: string): Promise<void> => {
  const locked = await lockMembers(trx, creatorId)
  await endInvitations(trx, creatorId, { invited_by: userId })
  if (!locked || !isOnlyOwner(locked, userId)) return
  const heir = await heirOf(trx, creatorId)
  if (!heir) return withdraw(trx, creatorId)
  await trx
    .updateTable('creator_member')
    .set({ role: 'owner' })
    .where('creator_id', '=', creatorId)
    .where('user_id', '=', heir)
    .execute()
  await emit(trx, { type: 'creator.handed-over', creatorId, userId: heir, askId: newId() })
}

const heirOf = async (trx: Transaction<DB>, creatorId: string): Promise<string | undefined> => {
  const row = await trx
    .selectFrom('creator_member')
    .innerJoin('user', 'user.id', 'creator_member.user_id')
    .select('user_id')
    .where('creator_id', '=', creatorId)
    .where('creator_member.role', '=', 'co-editor')
    .where('user.deleted_at', 'is', null)
    .where('user.deletion_due_at', 'is', null)
    .where('user.suspended_at', 'is', null)
    .orderBy('since')
    .orderBy('user_id')
    .limit(1)
    .executeTakeFirst()
  return row?.user_id
}

const withdraw = async (trx: Transaction<DB>, creatorId: string): Promise<void> => {
  const ended = await trx
    .updateTable('creator')
    .set({ state: 'withdrawn' })
    .where('id', '=', creatorId)
    .where('kind', '!=', 'house')
    .returning('id')
    .executeTakeFirst()
  if (!ended) return
  await touch(trx, ['creators', `creator:${creatorId}`], true)
  await emit(trx, { type: 'creator.changed', creatorId })
}
