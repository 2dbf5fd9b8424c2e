import type { Kysely, Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { lockLink, lockLinksOf, makeLink, spendLink } from '../links.ts'
import { isPassword } from '../password.ts'
import { closeSessions } from '../session.ts'
import { lockAddress } from './address-lock.ts'
import { lockUser } from './ask-email-change.ts'
import { isAddressTaken, linkedChange } from './queries.ts'

/** Who opens the link: the mailbox may have been mistyped, so that it alone is not enough. */
export type ChangeProof = { viewerId: string | undefined; sessionHash: string | undefined; password: string }

type Confirmed =
  | { ok: true; userId: string; wasSignedIn: boolean }
  | { ok: false; problem: 'link-spent' | 'wrong-password' | 'email-taken' }

/** The link of the letter to the new address, for its page. */
export const makeEmailChangeLink = (trx: Transaction<DB>, change: { id: string; userId: string }): Promise<string> =>
  makeLink(trx, 'new-email', change.userId, change.id)

/**
 * Moves an account to the address that its link was sent to. All other devices are signed out, and links that were sent
 * to the old address open nothing more, but for the one that takes the account back.
 */
export const confirmEmailChange = async (db: Kysely<DB>, token: string, proof: ChangeProof): Promise<Confirmed> => {
  const change = await linkedChange(db, 'new-email', token)
  if (!change || change.suspended_at || change.deletion_due_at) return { ok: false, problem: 'link-spent' }
  const wasSignedIn = proof.viewerId === change.userId
  if (!wasSignedIn && !(await isPassword(proof.password, change.password_hash)))
    return { ok: false, problem: 'wrong-password' }
  return db.transaction().execute(async (trx) => {
    const { userId, id, newEmail, newKey } = change
    await lockAddress(trx, newKey)
    await lockLinksOf(trx, userId)
    if (!(await lockLink(trx, 'new-email', token))) return { ok: false, problem: 'link-spent' }
    const user = await lockUser(trx, userId)
    if (await isAddressTaken(trx, newKey, userId)) return { ok: false, problem: 'email-taken' }
    await spendLink(trx, token)
    await moveAccount(trx, userId, { email: newEmail, key: newKey })
    const confirmed = { confirmed_at: now(), is_old_verified: user.email_verified_at !== null }
    await trx.updateTable('email_change').set(confirmed).where('id', '=', id).execute()
    await closeSessions(trx, userId, wasSignedIn ? proof.sessionHash : undefined)
    await emit(trx, { type: 'user.email-changed', changeId: id })
    return { ok: true, userId, wasSignedIn }
  })
}

/** Gives an account an address that was just confirmed. What was sent to the one before opens nothing more. */
export const moveAccount = async (
  trx: Transaction<DB>,
  userId: string,
  { email, key }: { email: string; key: string },
): Promise<void> => {
  await trx
    .updateTable('user')
    .set({ email, email_key: key, email_verified_at: now(), sign_up_hash: null })
    .where('id', '=', userId)
    .execute()
  await trx
    .deleteFrom('email_token')
    .where('user_id', '=', userId)
    .where('purpose', 'in', ['verify', 'reset', 'return'])
    .execute()
}
