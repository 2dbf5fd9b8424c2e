import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { isCommonPassword } from './common-passwords.ts'
import { hashPassword, isPassword } from './password.ts'
import { closeSessions } from './session.ts'

/** A new password for who knows the old one. All other sessions end; open links to set a password are void. */
export const changePassword = async (
  db: Kysely<DB>,
  viewer: Viewer,
  given: { current: string; wanted: string },
): Promise<{ ok: true } | { ok: false; problem: 'wrong-password' | 'password-own' }> => {
  if (!(await knowsPassword(db, viewer.id, given.current))) return { ok: false, problem: 'wrong-password' }
  if (isCommonPassword(given.wanted, [viewer.email, viewer.name])) return { ok: false, problem: 'password-own' }
  const password_hash = await hashPassword(given.wanted)
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('user').set({ password_hash }).where('id', '=', viewer.id).execute()
    await trx.deleteFrom('email_token').where('user_id', '=', viewer.id).where('purpose', '=', 'reset').execute()
    await closeSessions(trx, viewer.id, viewer.sessionHash)
    await emit(trx, { type: 'user.password-changed', userId: viewer.id, askId: newId() })
  })
  return { ok: true }
}

export const knowsPassword = async (db: Kysely<DB>, userId: string, password: string): Promise<boolean> => {
  const user = await db.selectFrom('user').select('password_hash').where('id', '=', userId).executeTakeFirst()
  return isPassword(password, user?.password_hash)
}
