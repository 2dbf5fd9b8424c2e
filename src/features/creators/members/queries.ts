import { type Kysely, sql } from 'kysely'
import type { MemberRole } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { mostInvitations, mostMembers } from './limits.ts'

export type Member = { userId: string; name: string; role: MemberRole; since: Date }

/** Who belongs to a creator: owners first, then by how long. */
export const listMembers = (db: Kysely<DB>, creatorId: string): Promise<Member[]> =>
  db
    .selectFrom('creator_member')
    .innerJoin('user', 'user.id', 'creator_member.user_id')
    .select(['user.id as userId', 'user.name', 'creator_member.role', 'since'])
    .where('creator_id', '=', creatorId)
    .orderBy(sql`array_position(array['owner', 'co-editor', 'writer'], creator_member.role)`)
    .orderBy('since')
    .orderBy('user.id')
    .limit(mostMembers * 2)
    .execute()

export type OpenInvitation = { id: string; email: string; role: MemberRole; expiresAt: Date }

/** Whom a creator waits for, the newest first. */
export const listOpenInvitations = (db: Kysely<DB>, creatorId: string): Promise<OpenInvitation[]> =>
  openInvitations(db)
    .select(['id', 'email', 'role', 'expires_at as expiresAt'])
    .where('creator_id', '=', creatorId)
    .orderBy('id', 'desc')
    .limit(mostInvitations)
    .execute()

/** An invitation as the one who opens its link sees it. */
export const invitationToShow = (db: Kysely<DB>, id: string) =>
  openInvitations(db)
    .innerJoin('creator', 'creator.id', 'member_invitation.creator_id')
    .leftJoin('user', 'user.id', 'member_invitation.invited_by')
    .select(['member_invitation.id', 'creator_id as creatorId', 'member_invitation.role', 'expires_at as expiresAt'])
    .select(['creator.handle', 'creator.name', 'creator.avatar', 'user.name as invitedBy'])
    .where('member_invitation.id', '=', id)
    .where('creator.state', '!=', 'withdrawn')
    .executeTakeFirst()

export type ShownInvitation = NonNullable<Awaited<ReturnType<typeof invitationToShow>>>

/** For the letter: to whom, and what it says. */
export const invitationForLetter = (db: Kysely<DB>, id: string) =>
  openInvitations(db)
    .innerJoin('creator', 'creator.id', 'member_invitation.creator_id')
    .leftJoin('user', 'user.id', 'member_invitation.invited_by')
    .select(['member_invitation.email', 'member_invitation.role', 'member_invitation.language', 'creator.name'])
    .select('user.name as invitedBy')
    .where('member_invitation.id', '=', id)
    .executeTakeFirst()

/** A creator, one of its people (who may have left) and its owners, for a letter about a change. */
export const membershipForLetter = async (db: Kysely<DB>, creatorId: string, userId: string) => {
  const row = await db
    .selectFrom('creator')
    .innerJoin('user', (join) => join.on('user.id', '=', userId))
    .leftJoin('creator_member', (join) =>
      join.onRef('creator_member.creator_id', '=', 'creator.id').onRef('creator_member.user_id', '=', 'user.id'),
    )
    .select(['creator.handle', 'creator.name as creator', 'user.name as person', 'creator_member.role'])
    .where('creator.id', '=', creatorId)
    .executeTakeFirst()
  const owners = await db
    .selectFrom('creator_member')
    .select('user_id')
    .where('creator_id', '=', creatorId)
    .where('role', '=', 'owner')
    .where('user_id', '!=', userId)
    .limit(mostMembers)
    .execute()
  return row && { ...row, owners: owners.map(({ user_id }) => user_id) }
}

export const openInvitations = (db: Kysely<DB>) =>
  db
    .selectFrom('member_invitation')
    .where('member_invitation.accepted_at', 'is', null)
    .where('member_invitation.ended_at', 'is', null)
    .where('member_invitation.expires_at', '>', now())

/** Whom one invited is forgotten a while after it is over. */
export const dropOldMemberInvitations = async (db: Kysely<DB>): Promise<void> => {
  const monthAgo = new Date(now().getTime() - 30 * 24 * 60 * 60 * 1000)
  await db.deleteFrom('member_invitation').where('expires_at', '<', monthAgo).execute()
}
