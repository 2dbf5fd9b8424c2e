import type { Kysely, Transaction } from 'kysely'
import type { Role } from '#features/site/index.ts'
import { type Event, emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { lockAddress } from './email-change/address-lock.ts'
import { keptChange } from './email-change/queries.ts'
import { useInvitation } from './invitations.ts'
import { hashPassword } from './password.ts'
import { admit, type Shut } from './registration.ts'
import { emailKey } from './rules.ts'

export type NewUser = {
  name: string
  email: string
  password: string
  language: string
  browserHash?: string
  invitation?: string | undefined // the id of the one that they came by
}

/**
 * Makes an account and has a letter sent. An address that has an account already gets a letter that says so, and the
 * account stays as it is; the answer is the same, after the same work. Refuses whom the operator does not let in.
 */
export const signUp = async (db: Kysely<DB>, person: NewUser): Promise<{ ok: true } | { ok: false; problem: Shut }> => {
  const passwordHash = await hashPassword(person.password)
  return db.transaction().execute(async (trx) => {
    const admitted = await admit(trx, person.invitation)
    if (!admitted.ok) return admitted
    const { invitation } = admitted
    const newUserId = await insertUser(trx, { ...person, invitation }, passwordHash, 'reader')
    if (newUserId && invitation) await useInvitation(trx, invitation)
    if (newUserId) await emit(trx, { type: 'user.signed-up', userId: newUserId, askId: newId() })
    else await emit(trx, await signedUpAgain(trx, person.email))
    return { ok: true }
  })
}

/** Undefined when the address is taken or kept, also by somebody who signs up at the same moment. */
export const insertUser = async (
  trx: Transaction<DB>,
  person: Omit<NewUser, 'password'>,
  passwordHash: string | null,
  role: Role,
): Promise<string | undefined> => {
  const email_key = emailKey(person.email)
  await lockAddress(trx, email_key)
  if (await keptChange(trx, email_key)) return undefined
  const row = await trx
    .insertInto('user')
    .values({
      id: newId(),
      name: person.name,
      email: person.email.trim(),
      email_key,
      password_hash: passwordHash,
      sign_up_hash: person.browserHash ?? null,
      invitation_id: person.invitation ?? null,
      language: person.language,
      role,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

// The account that has the address, or the change that keeps it for the one that had it.
const signedUpAgain = async (trx: Transaction<DB>, email: string): Promise<Event> => {
  const key = emailKey(email)
  const change = await keptChange(trx, key)
  if (change) return { type: 'user.kept-address-used', changeId: change.id, askId: newId() }
  const { id } = await trx.selectFrom('user').select('id').where('email_key', '=', key).executeTakeFirstOrThrow()
  return { type: 'user.signed-up-again', userId: id, askId: newId() }
}
