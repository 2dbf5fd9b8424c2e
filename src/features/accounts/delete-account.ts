import type { Kysely, Transaction } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { knowsPassword } from './change-password.ts'
import { lockLink, lockLinksOf, spendLink } from './links.ts'
import { isOnlyOperator } from './operators.ts'
import { daysToReturn } from './rules.ts'
import { closeSessions } from './session.ts'

/** Asks for the account to be deleted: it is shut at once, and can come back for 14 days. */
export const askDeletion = async (
  db: Kysely<DB>,
  viewer: Viewer,
  password: string,
): Promise<{ ok: true; until: Date } | { ok: false; problem: 'wrong-password' | 'only-operator' }> => {
  if (!(await knowsPassword(db, viewer.id, password))) return { ok: false, problem: 'wrong-password' }
  const until = new Date(now().getTime() + daysToReturn * 24 * 60 * 60 * 1000)
  return db.transaction().execute(async (trx) => {
    if (await isOnlyOperator(trx, viewer.id)) return { ok: false, problem: 'only-operator' }
    await trx.updateTable('user').set({ deletion_due_at: until }).where('id', '=', viewer.id).execute()
    await closeSessions(trx, viewer.id)
    await emit(trx, { type: 'user.deletion-asked', userId: viewer.id, askId: newId() })
    return { ok: true, until }
  })
}

/** The account stays. The link came with a sign-in that had the right password. */
export const comeBack = async (
  db: Kysely<DB>,
  token: string,
): Promise<{ ok: true; userId: string } | { ok: false; problem: 'link-spent' }> =>
  db.transaction().execute(async (trx) => {
    const link = await lockLink(trx, 'return', token)
    if (!link?.userId) return { ok: false, problem: 'link-spent' }
    const back = await trx
      .updateTable('user')
      .set({ deletion_due_at: null })
      .where('id', '=', link.userId)
      .where('deleted_at', 'is', null)
      .where('suspended_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    await spendLink(trx, token)
    return back ? { ok: true, userId: back.id } : { ok: false, problem: 'link-spent' }
  })

/** Deletes the accounts whose time to return is over, each in a transaction of its own. */
export const deleteDueAccounts = async (db: Kysely<DB>): Promise<void> => {
  const due = await db.selectFrom('user').select('id').where('deletion_due_at', '<=', now()).limit(1000).execute()
  for (const { id } of due) await db.transaction().execute((trx) => deleteAccount(trx, id))
}

// The row stays, without anything that says who it was, so that what refers to it stays whole.
const deleteAccount = async (trx: Transaction<DB>, id: string): Promise<void> => {
  await lockLinksOf(trx, id)
  const blanked = await trx
    .updateTable('user')
    .set({ ...blank, email: `deleted-${id}`, email_key: `deleted-${id}`, deleted_at: now() })
    .where('id', '=', id)
    .where('deletion_due_at', '<=', now())
    .returning('id')
    .executeTakeFirst()
  if (!blanked) return
  await trx.deleteFrom('session').where('user_id', '=', id).execute()
  await trx.deleteFrom('email_token').where('user_id', '=', id).execute()
  await trx.deleteFrom('email_change').where('user_id', '=', id).execute()
  await emit(trx, { type: 'user.deleted', userId: id })
}

const blank = {
  name: '-',
  password_hash: null,
  sign_up_hash: null,
  email_verified_at: null,
  role: 'reader',
  suspended_at: null,
  suspension_reason: null,
  deletion_due_at: null,
} as const
