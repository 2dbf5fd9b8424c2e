import type { Kysely, Transaction } from 'kysely'
import type { Role } from '#features/site/index.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { hashPassword } from './password.ts'
import { emailKey } from './rules.ts'

export type NewUser = { name: string; email: string; password: string; language: string }

/** Makes an account. An address that has one already gets no second: the caller answers alike in both cases. */
export const signUp = async (
  db: Kysely<DB>,
  person: NewUser,
): Promise<{ ok: true; userId: string } | { ok: false; problem: 'email-taken' }> => {
  const passwordHash = await hashPassword(person.password)
  return db.transaction().execute(async (trx) => {
    const userId = await insertUser(trx, person, passwordHash, 'reader')
    if (!userId) return { ok: false, problem: 'email-taken' }
    await emit(trx, { type: 'user.signed-up', userId })
    return { ok: true, userId }
  })
}

/** Undefined when the address is taken, also by somebody who signs up at the same moment. */
export const insertUser = async (
  trx: Transaction<DB>,
  person: Omit<NewUser, 'password'>,
  passwordHash: string,
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
      language: person.language,
      role,
    })
    .onConflict((conflict) => conflict.column('email_key').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}
