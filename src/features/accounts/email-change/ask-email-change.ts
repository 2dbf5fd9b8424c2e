import type { Kysely, Transaction } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { knowsPassword } from '../change-password.ts'
import { lockLinksOf } from '../links.ts'
import { emailKey } from '../rules.ts'

type Asked = { ok: true } | { ok: false; problem: 'wrong-password' | 'same-email' }

/**
 * Has a link sent to another address; nothing changes until it is opened. An address that has an account gets a letter
 * too, of another kind: who asks cannot tell the two apart. Asking again takes the place of asking before.
 */
export const askEmailChange = async (
  db: Kysely<DB>,
  viewer: Viewer,
  given: { email: string; password: string },
): Promise<Asked> => {
  if (!(await knowsPassword(db, viewer.id, given.password))) return { ok: false, problem: 'wrong-password' }
  return db.transaction().execute(async (trx) => {
    await lockLinksOf(trx, viewer.id)
    const user = await lockUser(trx, viewer.id)
    if (user.email_key === emailKey(given.email)) return { ok: false, problem: 'same-email' }
    await dropWaitingChange(trx, viewer.id)
    const changeId = newId()
    await trx
      .insertInto('email_change')
      .values({
        id: changeId,
        user_id: viewer.id,
        old_email: user.email,
        old_key: user.email_key,
        is_old_verified: user.email_verified_at !== null,
        new_email: given.email.trim(),
        new_key: emailKey(given.email),
      })
      .execute()
    await emit(trx, { type: 'user.email-change-asked', changeId })
    return { ok: true }
  })
}

/** The address stays as it is. */
export const forgetEmailChange = (db: Kysely<DB>, viewer: Viewer): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await lockLinksOf(trx, viewer.id)
    await lockUser(trx, viewer.id)
    await dropWaitingChange(trx, viewer.id)
  })

/** The links that were sent for it go with it. */
export const dropWaitingChange = async (trx: Transaction<DB>, userId: string): Promise<void> => {
  await trx.deleteFrom('email_change').where('user_id', '=', userId).where('confirmed_at', 'is', null).execute()
}

export const lockUser = (trx: Transaction<DB>, id: string) =>
  trx
    .selectFrom('user')
    .select(['id', 'email', 'email_key', 'email_verified_at'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
