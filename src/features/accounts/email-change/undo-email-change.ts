import type { Kysely, Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { lockLink, lockLinksOf, makeLink } from '../links.ts'
import { closeSessions } from '../session.ts'
import { lockAddress } from './address-lock.ts'
import { lockUser } from './ask-email-change.ts'
import { moveAccount } from './confirm-email-change.ts'
import { isAddressTaken, linkedChange } from './queries.ts'

/** For the letter to the old address; undefined when it was never confirmed and so takes nothing back. */
export const makeUndoLink = async (trx: Transaction<DB>, changeId: string): Promise<string | undefined> => {
  const change = await trx
    .selectFrom('email_change')
    .select(['id', 'user_id'])
    .where('id', '=', changeId)
    .where('is_old_verified', '=', true)
    .executeTakeFirst()
  return change && makeLink(trx, 'old-email', change.user_id, change.id)
}

/**
 * Gives an account back to the address that it had. Whoever moved it knows the password and may sit at any device: the
 * password is void, all devices are signed out, later changes can no longer be confirmed or taken back, and a deletion
 * that was asked for is off. Answers with a link to set a new password.
 */
export const undoEmailChange = async (
  db: Kysely<DB>,
  token: string,
): Promise<{ ok: true; resetPath: string } | { ok: false; problem: 'link-spent' }> => {
  const change = await linkedChange(db, 'old-email', token)
  if (!change) return { ok: false, problem: 'link-spent' }
  const { userId, oldEmail, oldKey } = change
  return db.transaction().execute(async (trx) => {
    await lockAddress(trx, oldKey)
    await lockLinksOf(trx, userId)
    const isOpen = await lockLink(trx, 'old-email', token)
    if (!isOpen || (await isAddressTaken(trx, oldKey, userId))) return { ok: false, problem: 'link-spent' }
    await lockUser(trx, userId)
    await endChangesSince(trx, userId, change.confirmedAt ?? now())
    await moveAccount(trx, userId, { email: oldEmail, key: oldKey })
    const freed = { password_hash: null, deletion_due_at: null }
    await trx.updateTable('user').set(freed).where('id', '=', userId).execute()
    await closeSessions(trx, userId)
    return { ok: true, resetPath: await makeLink(trx, 'reset', userId) }
  })
}

// Their links go with the rows: an address that came later has no say any more.
const endChangesSince = async (trx: Transaction<DB>, userId: string, since: Date): Promise<void> => {
  await trx
    .deleteFrom('email_change')
    .where('user_id', '=', userId)
    .where((is) => is.or([is('confirmed_at', 'is', null), is('confirmed_at', '>=', since)]))
    .execute()
}
