import type { Kysely, Transaction } from 'kysely'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { isCommonPassword } from './common-passwords.ts'
import { findLink, lockLink, makeLink, spendLink } from './links.ts'
import { hashPassword } from './password.ts'
import { closeSessions } from './session.ts'
import { markVerified } from './verify-email.ts'

/** Has a link sent to the address, if it has an account. Works alike if it has none: then the event names nobody. */
export const askReset = async (db: Kysely<DB>, email: string): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    const user = await trx.selectFrom('user').select('id').where('email_key', '=', email).executeTakeFirst()
    await emit(trx, { type: 'user.reset-asked', userId: user?.id ?? newId(), askId: newId() })
  })
}

export const makeResetLink = async (trx: Transaction<DB>, userId: string): Promise<string | undefined> => {
  const user = await trx
    .selectFrom('user')
    .select('id')
    .where('id', '=', userId)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return user && makeLink(trx, 'reset', user.id)
}

export const isResetToken = async (db: Kysely<DB>, token: string): Promise<boolean> =>
  Boolean(await findLink(db, 'reset', token))

/** A new password from the link of a letter: all sessions end, and the address counts as confirmed. */
export const resetPassword = async (
  db: Kysely<DB>,
  token: string,
  password: string,
): Promise<{ ok: true } | { ok: false; problem: 'link-spent' | 'password-own' }> => {
  const passwordHash = await hashPassword(password)
  return db.transaction().execute(async (trx) => {
    const link = await lockLink(trx, 'reset', token)
    if (!link?.userId) return { ok: false, problem: 'link-spent' }
    const user = await lockUser(trx, link.userId)
    if (isCommonPassword(password, [user.email, user.name])) return { ok: false, problem: 'password-own' }
    await trx.updateTable('user').set({ password_hash: passwordHash }).where('id', '=', user.id).execute()
    await spendLink(trx, token)
    await markVerified(trx, user.id)
    await closeSessions(trx, user.id)
    await emit(trx, { type: 'user.password-changed', userId: user.id, askId: newId() })
    return { ok: true }
  })
}

const lockUser = (trx: Transaction<DB>, id: string) =>
  trx.selectFrom('user').select(['id', 'name', 'email']).where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
