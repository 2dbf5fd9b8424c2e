import { type Kysely, sql } from 'kysely'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { findLink, lockLink, makeLink, spendLink } from './links.ts'
import { hashPassword } from './password.ts'
import { insertUser, type NewUser } from './sign-up.ts'

/** A fresh link that makes the first operator, good for a day and one use; undefined once there is an operator. */
export const setUpLink = async (db: Kysely<DB>, origin: string): Promise<string | undefined> =>
  (await hasOperator(db)) ? undefined : origin + (await makeLink(db, 'set-up', null))

export const isSetUpToken = async (db: Kysely<DB>, token: string): Promise<boolean> =>
  Boolean(await findLink(db, 'set-up', token)) && !(await hasOperator(db))

/** Makes the first operator from the set-up link. The address counts as verified: who starts the site owns it. */
export const setUpOperator = async (
  db: Kysely<DB>,
  token: string,
  person: NewUser,
): Promise<{ ok: true; userId: string } | { ok: false; problem: 'link-spent' | 'email-taken' }> => {
  const passwordHash = await hashPassword(person.password)
  return db.transaction().execute(async (trx) => {
    if (!(await lockLink(trx, 'set-up', token)) || (await hasOperator(trx))) return { ok: false, problem: 'link-spent' }
    const userId = await insertUser(trx, person, passwordHash, 'operator')
    if (!userId) return { ok: false, problem: 'email-taken' }
    await trx.updateTable('user').set({ email_verified_at: now() }).where('id', '=', userId).execute()
    await spendLink(trx, token)
    await emit(trx, { type: 'user.set-up', userId })
    return { ok: true, userId }
  })
}

const hasOperator = async (db: Kysely<DB>): Promise<boolean> => {
  const found = await db.selectFrom('user').select(sql`1`.as('one')).where('role', '=', 'operator').executeTakeFirst()
  return found !== undefined
}
