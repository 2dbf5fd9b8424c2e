import type { Kysely, Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { findLink, lockLink, makeLink, spendLink } from './links.ts'
import { isPassword } from './password.ts'
import { hashToken } from './token.ts'

/** How the one who opens the link shows to be the one who signed up. */
export type Proof = { viewerId: string | undefined; browserToken: string | undefined; password: string }

type Verified =
  | { ok: true; userId: string }
  | { ok: false; problem: 'link-spent' }
  | { ok: false; problem: 'wrong-password'; email: string }

/**
 * Confirms an address from its link. The link shows who reads the mailbox; the browser that signed up, a session or
 * the password shows that the same person made the account. Else anybody could make an account for somebody else's
 * address, wait until the owner clicks, and share it.
 */
export const verifyEmail = async (db: Kysely<DB>, token: string, proof: Proof): Promise<Verified> => {
  const user = await linkedUser(db, token)
  if (!user) return { ok: false, problem: 'link-spent' }
  if (!isSameBrowser(user, proof) && !(await isPassword(proof.password, user.password_hash)))
    return { ok: false, problem: 'wrong-password', email: user.email }
  return db.transaction().execute(async (trx) => {
    if (!(await lockLink(trx, 'verify', token))) return { ok: false, problem: 'link-spent' }
    await markVerified(trx, user.id)
    await spendLink(trx, token)
    return { ok: true, userId: user.id }
  })
}

/** Whether the link is open, and whether its page must ask for the password. */
export const readVerifyLink = async (
  db: Kysely<DB>,
  token: string,
  proof: Omit<Proof, 'password'>,
): Promise<{ email: string; asksPassword: boolean } | undefined> => {
  const user = await linkedUser(db, token)
  return user && { email: user.email, asksPassword: !isSameBrowser(user, proof) }
}

/** Whoever reads the mailbox has shown that the address is theirs. */
export const markVerified = async (trx: Transaction<DB>, userId: string): Promise<void> => {
  await trx
    .updateTable('user')
    .set({ email_verified_at: now(), sign_up_hash: null })
    .where('id', '=', userId)
    .where('email_verified_at', 'is', null)
    .execute()
}

/** Has the letter sent once more. */
export const askVerification = async (db: Kysely<DB>, userId: string): Promise<void> => {
  await db.transaction().execute((trx) => emit(trx, { type: 'user.verification-asked', userId, askId: newId() }))
}

/** A fresh link for the letter; undefined when there is nothing left to confirm. */
export const makeVerifyLink = async (trx: Transaction<DB>, userId: string): Promise<string | undefined> => {
  const user = await trx
    .selectFrom('user')
    .select('id')
    .where('id', '=', userId)
    .where('email_verified_at', 'is', null)
    .where('deleted_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return user && makeLink(trx, 'verify', user.id)
}

const linkedUser = async (db: Kysely<DB>, token: string) => {
  const link = await findLink(db, 'verify', token)
  if (!link?.userId) return undefined
  return db
    .selectFrom('user')
    .select(['id', 'email', 'password_hash', 'sign_up_hash'])
    .where('id', '=', link.userId)
    .where('suspended_at', 'is', null)
    .where('deletion_due_at', 'is', null)
    .executeTakeFirst()
}

const isSameBrowser = (user: { id: string; sign_up_hash: string | null }, proof: Omit<Proof, 'password'>): boolean =>
  proof.viewerId === user.id ||
  (proof.browserToken !== undefined && user.sign_up_hash === hashToken(proof.browserToken))
