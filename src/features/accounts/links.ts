import type { Kysely, Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB, EmailToken } from '#platform/schema.ts'
import { accountPaths } from './paths.ts'
import { hashToken, newToken } from './token.ts'

export type LinkPurpose = EmailToken['purpose']

const hour = 60 * 60 * 1000
const lives: Record<LinkPurpose, number> = {
  'set-up': 24 * hour,
  verify: 48 * hour,
  reset: hour,
  return: hour / 4,
  'new-email': 24 * hour,
  'old-email': 7 * 24 * hour,
}

const pathOf: Record<LinkPurpose, (token: string) => string> = {
  'set-up': accountPaths.setUp,
  verify: accountPaths.verify,
  reset: accountPaths.reset,
  return: accountPaths.comeBack,
  'new-email': accountPaths.newEmail,
  'old-email': accountPaths.oldEmail,
}

/**
 * A one-time link for a user (null: for whoever opens it). It replaces earlier ones for the same purpose, and for the
 * same change of address if it is about one.
 */
export const makeLink = async (
  db: Kysely<DB>,
  purpose: LinkPurpose,
  userId: string | null,
  changeId: string | null = null,
): Promise<string> => {
  const token = newToken()
  await db
    .deleteFrom('email_token')
    .where('purpose', '=', purpose)
    .where('user_id', userId === null ? 'is' : '=', userId)
    .where('change_id', changeId === null ? 'is' : '=', changeId)
    .execute()
  const expires_at = new Date(now().getTime() + lives[purpose])
  await db
    .insertInto('email_token')
    .values({ token_hash: hashToken(token), purpose, user_id: userId, change_id: changeId, expires_at })
    .execute()
  return pathOf[purpose](token)
}

type Link = { userId: string | null; changeId: string | null }

/** A link that was not used and is in date. */
export const findLink = (db: Kysely<DB>, purpose: LinkPurpose, token: string): Promise<Link | undefined> =>
  openLinks(db).where('token_hash', '=', hashToken(token)).where('purpose', '=', purpose).executeTakeFirst()

/** The same, locked: of two who use it at the same moment the second waits and then finds it spent. */
export const lockLink = (trx: Transaction<DB>, purpose: LinkPurpose, token: string): Promise<Link | undefined> =>
  openLinks(trx)
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .forUpdate()
    .executeTakeFirst()

/**
 * Holds all links of a user. Whoever changes the account and spends links takes the links first and then the user: in
 * the other order two of them would block each other.
 */
export const lockLinksOf = async (trx: Transaction<DB>, userId: string): Promise<void> => {
  await trx
    .selectFrom('email_token')
    .select('token_hash')
    .where('user_id', '=', userId)
    .orderBy('token_hash')
    .forUpdate()
    .execute()
}

export const spendLink = async (trx: Transaction<DB>, token: string): Promise<void> => {
  await trx.updateTable('email_token').set({ used_at: now() }).where('token_hash', '=', hashToken(token)).execute()
}

/** Whether a path that makeLink() gave would still open. */
export const isOpenLink = async (db: Kysely<DB>, path: string): Promise<boolean> => {
  const token = path.slice(path.lastIndexOf('/') + 1)
  return Boolean(await openLinks(db).where('token_hash', '=', hashToken(token)).executeTakeFirst())
}

export const dropOldLinks = async (db: Kysely<DB>): Promise<void> => {
  await db.deleteFrom('email_token').where('expires_at', '<', now()).execute()
}

const openLinks = (db: Kysely<DB>) =>
  db
    .selectFrom('email_token')
    .select(['user_id as userId', 'change_id as changeId'])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
