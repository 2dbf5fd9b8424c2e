import type { Kysely, Transaction } from 'kysely'
import { emailKey } from '#features/accounts/index.ts'
import { type MemberRole, may, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { daysOfInvitation, mostInvitations, mostMembers } from './limits.ts'
import { lockMembers, roleIn } from './lock-members.ts'
import { openInvitations } from './queries.ts'

type Wanted = { email: string; role: MemberRole; language: string }
type Invited = { ok: true } | { ok: false; problem: 'forbidden' | 'members-full' | 'invitations-full' }

/**
 * Asks somebody by letter to write for a creator. Whether the address has an account plays no part: who invites learns
 * nothing about it. A second invitation to the same address takes the place of the first.
 */
export const inviteMember = (db: Kysely<DB>, viewer: Viewer, creatorId: string, wanted: Wanted): Promise<Invited> =>
  db.transaction().execute(async (trx) => {
    const locked = await lockMembers(trx, creatorId)
    if (!locked || locked.state === 'withdrawn' || !may(roleIn(locked, viewer.id), 'creator.change-members'))
      return { ok: false, problem: 'forbidden' }
    if (locked.members.length >= mostMembers) return { ok: false, problem: 'members-full' }
    const email_key = emailKey(wanted.email)
    await endInvitations(trx, creatorId, { email_key })
    if ((await countOpen(trx, creatorId)) >= mostInvitations) return { ok: false, problem: 'invitations-full' }
    const { role, language } = wanted
    const id = newId()
    const expires_at = new Date(now().getTime() + daysOfInvitation * 24 * 60 * 60 * 1000)
    const row = { id, creator_id: creatorId, email: wanted.email, email_key, role, language, expires_at }
    await trx
      .insertInto('member_invitation')
      .values({ ...row, invited_by: viewer.id })
      .execute()
    await emit(trx, { type: 'member.invited', invitationId: id })
    return { ok: true }
  })

/** Its link opens nothing any more. */
export const takeBackInvitation = (
  db: Kysely<DB>,
  viewer: Viewer,
  creatorId: string,
  invitationId: string,
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' | 'missing' }> =>
  db.transaction().execute(async (trx) => {
    const locked = await lockMembers(trx, creatorId)
    if (!locked || !may(roleIn(locked, viewer.id), 'creator.change-members')) return { ok: false, problem: 'forbidden' }
    const known = await trx
      .selectFrom('member_invitation')
      .select('id')
      .where('id', '=', invitationId)
      .where('creator_id', '=', creatorId)
      .executeTakeFirst()
    if (!known) return { ok: false, problem: 'missing' }
    await endInvitations(trx, creatorId, { id: invitationId })
    return { ok: true }
  })

type Which = { email_key: string } | { id: string } | { invited_by: string }

/** Ends open invitations of a creator: to an address, the one, or all by somebody who is an owner no longer. */
export const endInvitations = async (trx: Transaction<DB>, creatorId: string, which: Which): Promise<void> => {
  await trx
    .updateTable('member_invitation')
    .set({ ended_at: now() })
    .where('creator_id', '=', creatorId)
    .where('accepted_at', 'is', null)
    .where('ended_at', 'is', null)
    .where((is) => is.and(which))
    .execute()
}

const countOpen = async (trx: Transaction<DB>, creatorId: string): Promise<number> => {
  const rows = await openInvitations(trx).select('id').where('creator_id', '=', creatorId).limit(1000).execute()
  return rows.length
}
