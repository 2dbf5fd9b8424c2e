import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { endInvitations } from './invite-member.ts'
import { mostMembers } from './limits.ts'
import { lockMembers, roleIn } from './lock-members.ts'
import { openInvitations } from './queries.ts'

export type JoinProblem = 'link-spent' | 'not-confirmed' | 'member-already' | 'members-full'
type Joined = { ok: true; handle: string } | { ok: false; problem: JoinProblem }

/** Makes who opened the link a member, once. Whose address is not confirmed yet cannot join: they could not publish. */
export const acceptInvitation = async (db: Kysely<DB>, viewer: Viewer, invitationId: string): Promise<Joined> => {
  const creatorId = await creatorOf(db, invitationId)
  if (!creatorId) return { ok: false, problem: 'link-spent' }
  if (!viewer.isVerified) return { ok: false, problem: 'not-confirmed' }
  return db.transaction().execute(async (trx) => {
    const locked = await lockMembers(trx, creatorId)
    const open = await openInvitations(trx).select('role').where('id', '=', invitationId).executeTakeFirst()
    if (!open || !locked || locked.state === 'withdrawn') return { ok: false, problem: 'link-spent' }
    if (roleIn(locked, viewer.id)) return { ok: false, problem: 'member-already' }
    if (locked.members.length >= mostMembers) return { ok: false, problem: 'members-full' }
    const { role } = open
    await trx.insertInto('creator_member').values({ creator_id: creatorId, user_id: viewer.id, role }).execute()
    await trx
      .updateTable('member_invitation')
      .set({ accepted_at: now(), accepted_by: viewer.id })
      .where('id', '=', invitationId)
      .execute()
    await emit(trx, { type: 'member.joined', creatorId, userId: viewer.id, askId: newId() })
    const { handle } = await trx
      .selectFrom('creator')
      .select('handle')
      .where('id', '=', creatorId)
      .executeTakeFirstOrThrow()
    return { ok: true, handle }
  })
}

/** Whoever holds the link says no; it opens nothing any more. */
export const refuseInvitation = async (db: Kysely<DB>, invitationId: string): Promise<void> => {
  const creatorId = await creatorOf(db, invitationId)
  if (!creatorId) return
  await db.transaction().execute(async (trx) => {
    await lockMembers(trx, creatorId)
    await endInvitations(trx, creatorId, { id: invitationId })
  })
}

const creatorOf = async (db: Kysely<DB>, invitationId: string): Promise<string | undefined> => {
  const row = await openInvitations(db).select('creator_id').where('id', '=', invitationId).executeTakeFirst()
  return row?.creator_id
}
