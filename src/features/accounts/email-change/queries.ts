import type { Kysely } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { findLink, type LinkPurpose } from '../links.ts'

/** How long the old address can take an account back, in days. */
export const daysToUndo = 7

export const undoSince = (): Date => new Date(now().getTime() - daysToUndo * 24 * 60 * 60 * 1000)

const columns = ['id', 'user_id as userId', 'old_email as oldEmail', 'new_email as newEmail', 'new_key'] as const

/** The address that a user's account waits to move to. */
export const waitingEmail = async (db: Kysely<DB>, userId: string): Promise<string | undefined> => {
  const row = await db
    .selectFrom('email_change')
    .select('new_email')
    .where('user_id', '=', userId)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst()
  return row?.new_email
}

/** The change that a link is for, while the link opens. */
export const linkedChange = async (db: Kysely<DB>, purpose: LinkPurpose, token: string) => {
  const link = await findLink(db, purpose, token)
  if (!link?.changeId) return undefined
  return db
    .selectFrom('email_change')
    .innerJoin('user', 'user.id', 'email_change.user_id')
    .select(['email_change.id', 'user_id as userId', 'confirmed_at as confirmedAt'])
    .select(['old_email as oldEmail', 'old_key as oldKey', 'new_email as newEmail', 'new_key as newKey'])
    .select(['user.password_hash', 'user.suspended_at', 'user.deletion_due_at'])
    .where('email_change.id', '=', link.changeId)
    .where('user.deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Whether an address has an account, or had one so lately that it may still take it back. */
export const isAddressTaken = async (db: Kysely<DB>, key: string, butOf = ''): Promise<boolean> => {
  const user = await db
    .selectFrom('user')
    .select('id')
    .where('email_key', '=', key)
    .where('id', '!=', butOf)
    .executeTakeFirst()
  return Boolean(user ?? (await keptChange(db, key, butOf)))
}

/** The change that keeps an address for the account that had it. */
export const keptChange = (db: Kysely<DB>, key: string, butOf = ''): Promise<{ id: string } | undefined> =>
  db
    .selectFrom('email_change')
    .select('id')
    .where('old_key', '=', key)
    .where('is_old_verified', '=', true)
    .where('confirmed_at', '>', undoSince())
    .where('user_id', '!=', butOf)
    .executeTakeFirst()

/** What the letters about a change need. `isTaken`: the new address belongs to somebody else. */
export const changeForLetter = async (db: Kysely<DB>, changeId: string) => {
  const change = await db.selectFrom('email_change').select(columns).where('id', '=', changeId).executeTakeFirst()
  if (!change) return undefined
  return { ...change, isTaken: await isAddressTaken(db, change.new_key, change.userId) }
}

/** Old addresses are forgotten as soon as they can take nothing back; so is what nobody confirmed. */
export const dropOldEmailChanges = async (db: Kysely<DB>): Promise<void> => {
  await db
    .deleteFrom('email_change')
    .where((is) => is.fn.coalesce('confirmed_at', 'asked_at'), '<', undoSince())
    .execute()
}
