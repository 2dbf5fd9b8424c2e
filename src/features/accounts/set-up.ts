import { type Kysely, sql } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { hashPassword } from './password.ts'
import { accountPaths } from './paths.ts'
import { hashToken, newToken } from './session.ts'
import { insertUser, type NewUser } from './sign-up.ts'

const day = 24 * 60 * 60 * 1000

/** A fresh link that makes the first operator, good for a day and one use; undefined once there is an operator. */
export const setUpLink = async (db: Kysely<DB>, origin: string): Promise<string | undefined> => {
  if (await hasOperator(db)) return undefined
  const token = newToken()
  await db.deleteFrom('email_token').where('purpose', '=', 'set-up').execute()
  await db
    .insertInto('email_token')
    .values({ token_hash: hashToken(token), purpose: 'set-up', expires_at: new Date(now().getTime() + day) })
    .execute()
  return origin + accountPaths.setUp(token)
}

export const isSetUpToken = async (db: Kysely<DB>, token: string): Promise<boolean> =>
  Boolean(await openToken(db, token).select('token_hash').executeTakeFirst())

/** Makes the first operator from the set-up link. The address counts as verified: who starts the site owns it. */
export const setUpOperator = async (
  db: Kysely<DB>,
  token: string,
  person: NewUser,
): Promise<{ ok: true; userId: string } | { ok: false; problem: 'link-spent' | 'email-taken' }> => {
  const passwordHash = await hashPassword(person.password)
  return db.transaction().execute(async (trx) => {
    const link = await openToken(trx, token).select('token_hash').forUpdate().executeTakeFirst()
    if (!link) return { ok: false, problem: 'link-spent' }
    const userId = await insertUser(trx, person, passwordHash, 'operator')
    if (!userId) return { ok: false, problem: 'email-taken' }
    await trx.updateTable('user').set({ email_verified_at: now() }).where('id', '=', userId).execute()
    await trx.updateTable('email_token').set({ used_at: now() }).where('token_hash', '=', link.token_hash).execute()
    return { ok: true, userId }
  })
}

const openToken = (db: Kysely<DB>, token: string) =>
  db
    .selectFrom('email_token')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', 'set-up')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())

const hasOperator = async (db: Kysely<DB>): Promise<boolean> => {
  const found = await db.selectFrom('user').select(sql`1`.as('one')).where('role', '=', 'operator').executeTakeFirst()
  return found !== undefined
}
