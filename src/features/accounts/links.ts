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
}

const pathOf: Record<LinkPurpose, (token: string) => string> = {
  'set-up': accountPaths.setUp,
  verify: accountPaths.verify,
  reset: accountPaths.reset,
  return: accountPaths.comeBack,
}

/** A one-time link for a user (null: for whoever opens it). It replaces earlier ones for the same purpose. */
export const makeLink = async (db: Kysely<DB>, purpose: LinkPurpose, userId: string | null): Promise<string> => {
  const token = newToken()
  await db
    .deleteFrom('email_token')
    .where('purpose', '=', purpose)
    .where('user_id', userId === null ? 'is' : '=', userId)
    .execute()
  const expires_at = new Date(now().getTime() + lives[purpose])
  await db
    .insertInto('email_token')
    .values({ token_hash: hashToken(token), purpose, user_id: userId, expires_at })
    .execute()
  return pathOf[purpose](token)
}

/** A link that was not used and is in date. */
export const findLink = (
  db: Kysely<DB>,
  purpose: LinkPurpose,
  token: string,
): Promise<{ userId: string | null } | undefined> =>
  openLinks(db).where('token_hash', '=', hashToken(token)).where('purpose', '=', purpose).executeTakeFirst()

/** The same, locked: of two who use it at the same moment the second waits and then finds it spent. */
export const lockLink = (
  trx: Transaction<DB>,
  purpose: LinkPurpose,
  token: string,
): Promise<{ userId: string | null } | undefined> =>
  openLinks(trx)
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .forUpdate()
    .executeTakeFirst()

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
  db.selectFrom('email_token').select('user_id as userId').where('used_at', 'is', null).where('expires_at', '>', now())
