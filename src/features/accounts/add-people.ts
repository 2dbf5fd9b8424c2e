import type { Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { emailKey } from './rules.ts'
import { insertUser } from './sign-up.ts'

export type Person = { name: string; email: string; language: string }

/** Makes accounts that nobody can sign in to: they have no password, and no letter is sent. Gives the ids of all. */
export const addPeople = async (trx: Transaction<DB>, people: Person[]): Promise<string[]> => {
  for (const person of people) await insertUser(trx, person, null, 'reader')
  const keys = people.map(({ email }) => emailKey(email))
  const rows = await trx.selectFrom('user').select(['id', 'email_key']).where('email_key', 'in', keys).execute()
  const byKey = new Map(rows.map(({ id, email_key }) => [email_key, id]))
  return keys.map((key) => byKey.get(key)).filter((id) => id !== undefined)
}
