import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { isPassword } from './password.ts'

/** The user whose address and password these are. Unknown address and wrong password answer alike, in like time. */
export const signIn = async (
  db: Kysely<DB>,
  given: { email: string; password: string },
): Promise<{ ok: true; userId: string } | { ok: false; problem: 'not-match' }> => {
  const user = await db
    .selectFrom('user')
    .select(['id', 'password_hash', 'suspended_at'])
    .where('email_key', '=', given.email)
    .executeTakeFirst()
  const matches = await isPassword(given.password, user?.password_hash)
  return user && matches && !user.suspended_at ? { ok: true, userId: user.id } : { ok: false, problem: 'not-match' }
}
