import { createHmac, timingSafeEqual } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'

export type InvitationState = 'open' | 'used' | 'expired' | 'revoked'

export type Invitation = {
  id: string
  note: string
  uses: number
  used: number
  expiresAt: Date
  state: InvitationState
}

/** What the link carries: the invitation's id, signed with the site's secret, so that none can be made up. */
export const invitationToken = (secrets: Secrets, id: string): string => `${id}${sign(secrets, id)}`

const sign = (secrets: Secrets, id: string): string =>
  createHmac('sha256', secrets('invitation')).update(id).digest('base64url').slice(0, 30)

/** The id in a token that this site has signed. */
export const invitationId = (secrets: Secrets, token: string): string | undefined => {
  const id = token.slice(0, 13)
  if (!isId(id)) return undefined
  const wanted = Buffer.from(invitationToken(secrets, id))
  const given = Buffer.from(token)
  return wanted.length === given.length && timingSafeEqual(wanted, given) ? id : undefined
}

type Row = { uses: number; used: number; expires_at: Date; revoked_at: Date | null }

const stateOf = ({ uses, used, expires_at, revoked_at }: Row): InvitationState => {
  if (revoked_at) return 'revoked'
  if (used >= uses) return 'used'
  return expires_at <= now() ? 'expired' : 'open'
}

const columns = ['id', 'note', 'uses', 'used', 'expires_at', 'revoked_at'] as const

/** The newest first, after the one with the id `before`. */
export const listInvitations = async (db: Kysely<DB>, before: string, limit: number): Promise<Invitation[]> => {
  const rows = await db
    .selectFrom('invitation')
    .select(columns)
    .$if(isId(before), (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({ ...row, expiresAt: row.expires_at, state: stateOf(row) }))
}

export const isOpenInvitation = async (db: Kysely<DB>, id: string): Promise<boolean> => {
  const row = await db.selectFrom('invitation').select(columns).where('id', '=', id).executeTakeFirst()
  return row !== undefined && stateOf(row) === 'open'
}

/** The same, locked: of two who want the last use the second waits and then finds it gone. */
export const lockInvitation = async (trx: Transaction<DB>, id: string): Promise<boolean> => {
  const row = await trx.selectFrom('invitation').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return row !== undefined && stateOf(row) === 'open'
}

export const useInvitation = async (trx: Transaction<DB>, id: string): Promise<void> => {
  await trx.updateTable('invitation').set({ used: sql<number>`used + 1` }).where('id', '=', id).execute()
}
