import type { Kysely, Transaction } from 'kysely'
import type { Role } from '#features/site/index.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
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
    const userId = newUserId ?? (await userIdOf(trx, person.email))
    const type = newUserId ? 'user.signed-up' : 'user.signed-up-again'
    await emit(trx, { type, userId, askId: newId() })
    return { ok: true }
  })
}

/** Undefined when the address is taken, also by somebody who signs up at the same moment. */
export const insertUser = async (
  trx: Transaction<DB>,
  person: Omit<NewUser, 'password'>,
  passwordHash: string | null,
  role: Role,
): Promise<string | undefined> => {
  const row = await trx
    .insertInto('user')
    .values({
      id: newId(),
      name: person.name,
      email: person.email.trim(),
      email_key: emailKey(person.email),
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

const userIdOf = async (trx: Transaction<DB>, email: string): Promise<string> => {
  const { id } = await trx
    .selectFrom('user')
    .select('id')
    .where('email_key', '=', emailKey(email))
    .executeTakeFirstOrThrow()
  return id
}
