import { hashPassword } from '#features/accounts/password.ts'
import { hashToken, newToken } from '#features/accounts/token.ts'
import type { Client } from '../harness/client.ts'
import { aUser, type Person } from '../harness/people.ts'
import type { Site } from '../harness/site.ts'

const day = 86_400_000

export const password = 'river lantern nine'
const passwordHash = await hashPassword(password)

/** Somebody who can sign in with the password above. */
export const withPassword = async (site: Site, options?: Parameters<typeof aUser>[1]): Promise<Person> => {
  const person = await aUser(site, options)
  await site.db.updateTable('user').set({ password_hash: passwordHash }).where('id', '=', person.id).execute()
  return person
}

/** The same person in another browser. */
export const elsewhere = async (site: Site, person: Person, session: object = {}): Promise<Client> => {
  const token = newToken()
  const expires_at = new Date(Date.now() + 90 * day)
  await site.db
    .insertInto('session')
    .values({ token_hash: hashToken(token), user_id: person.id, expires_at, ...session })
    .execute()
  const client = site.stranger()
  client.cookies.set('session', token)
  return client
}

export const isSignedIn = async (client: Client) => (await client.get('/me')).status === 200
