import type { Kysely, Transaction } from 'kysely'
import { type MemberRole, may, type Viewer } from '#features/site/index.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { endInvitations } from './invite-member.ts'
import { isOnlyOwner, type LockedMembers, lockMembers, roleIn } from './lock-members.ts'

export type MemberProblem = 'forbidden' | 'missing' | 'not-above' | 'only-owner'
type Changed = { ok: true } | { ok: false; problem: MemberProblem }

/** Gives a member another role. An owner acts on co-editors and writers; on other owners nobody does but they themselves. */
export const changeMemberRole = (
  db: Kysely<DB>,
  viewer: Viewer,
  member: { creatorId: string; userId: string },
  role: MemberRole,
): Promise<Changed> =>
  changeMember(db, viewer, member, async (trx, locked) => {
    if (role !== 'owner' && isOnlyOwner(locked, member.userId)) return { ok: false, problem: 'only-owner' }
    if (roleIn(locked, member.userId) === role) return { ok: true }
    await setRole(trx, member, role)
    await emit(trx, { type: 'member.role-changed', ...member, askId: newId() })
    return { ok: true }
  })

export const removeMember = (
  db: Kysely<DB>,
  viewer: Viewer,
  member: { creatorId: string; userId: string },
): Promise<Changed> =>
  changeMember(db, viewer, member, async (trx, locked) => {
    if (isOnlyOwner(locked, member.userId)) return { ok: false, problem: 'only-owner' }
    await dropMember(trx, member)
    await emit(trx, { type: 'member.removed', ...member, askId: newId() })
    return { ok: true }
  })

/** The other becomes an owner and who gives it away a co-editor, both or neither. */
export const giveOwnership = (
  db: Kysely<DB>,
  viewer: Viewer,
  member: { creatorId: string; userId: string },
): Promise<Changed> =>
  changeMember(db, viewer, member, async (trx) => {
    if (member.userId === viewer.id) return { ok: false, problem: 'missing' }
    await setRole(trx, member, 'owner')
    await setRole(trx, { creatorId: member.creatorId, userId: viewer.id }, 'co-editor')
    await emit(trx, { type: 'member.role-changed', ...member, askId: newId() })
    return { ok: true }
  })

/** Leaves a creator. What one wrote stays with it. The only owner must hand it over first. */
export const leaveCreator = (db: Kysely<DB>, viewer: Viewer, creatorId: string): Promise<Changed> =>
  db.transaction().execute(async (trx) => {
    const locked = await lockMembers(trx, creatorId)
    if (!locked || !roleIn(locked, viewer.id)) return { ok: false, problem: 'missing' }
    if (isOnlyOwner(locked, viewer.id)) return { ok: false, problem: 'only-owner' }
    const member = { creatorId, userId: viewer.id }
    await dropMember(trx, member)
    await emit(trx, { type: 'member.left', ...member, askId: newId() })
    return { ok: true }
  })

const changeMember = (
  db: Kysely<DB>,
  viewer: Viewer,
  { creatorId, userId }: { creatorId: string; userId: string },
  change: (trx: Transaction<DB>, locked: LockedMembers) => Promise<Changed>,
): Promise<Changed> =>
  db.transaction().execute(async (trx) => {
    const locked = await lockMembers(trx, creatorId)
    if (!locked || !may(roleIn(locked, viewer.id), 'creator.change-members')) return { ok: false, problem: 'forbidden' }
    const role = roleIn(locked, userId)
    if (!role) return { ok: false, problem: 'missing' }
    if (role === 'owner' && userId !== viewer.id) return { ok: false, problem: 'not-above' }
    return change(trx, locked)
  })

const setRole = async (
  trx: Transaction<DB>,
  { creatorId, userId }: { creatorId: string; userId: string },
  role: MemberRole,
): Promise<void> => {
  await trx
    .updateTable('creator_member')
    .set({ role })
    .where('creator_id', '=', creatorId)
    .where('user_id', '=', userId)
    .execute()
  if (role !== 'owner') await endInvitations(trx, creatorId, { invited_by: userId })
}

// Who is an owner no longer keeps no way back in through an invitation of their own.
const dropMember = async (
  trx: Transaction<DB>,
  { creatorId, userId }: { creatorId: string; userId: string },
): Promise<void> => {
  await trx.deleteFrom('creator_member').where('creator_id', '=', creatorId).where('user_id', '=', userId).execute()
  await endInvitations(trx, creatorId, { invited_by: userId })
}
