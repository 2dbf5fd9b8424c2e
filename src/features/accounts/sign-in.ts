import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { makeLink } from './links.ts'
import { isPassword } from './password.ts'

export type SignedIn =
  | { ok: true; userId: string }
  | { ok: false; problem: 'not-match' }
  | { ok: false; problem: 'suspended'; reason: string }
  | { ok: false; problem: 'leaving'; until: Date; returnPath: string }

/**
 * The user whose address and password these are. Unknown address and wrong password answer alike, in like time; that
 * an account is suspended or about to be deleted is told only to who knows its password.
 */
export const signIn = async (db: Kysely<DB>, given: { email: string; password: string }): Promise<SignedIn> => {
  const user = await db
    .selectFrom('user')
    .select(['id', 'password_hash', 'suspended_at', 'suspension_reason', 'deletion_due_at'])
    .where('email_key', '=', given.email)
    .executeTakeFirst()
  const matches = await isPassword(given.password, user?.password_hash)
  if (!user || !matches) return { ok: false, problem: 'not-match' }
  if (user.suspended_at) return { ok: false, problem: 'suspended', reason: user.suspension_reason ?? '' }
  if (user.deletion_due_at)
    return {
      ok: false,
      problem: 'leaving',
      until: user.deletion_due_at,
      returnPath: await makeLink(db, 'return', user.id),
    }
  return { ok: true, userId: user.id }
}
