import { hashToken, newToken } from '#features/accounts/token.ts'
import type { Role } from '#features/site/index.ts'
import { newId } from '#platform/ids.ts'
import { Client } from './client.ts'
import type { Site } from './site.ts'

/** As much of a site as is needed to put people and texts into it: also one that runs as a process of its own. */
export type Ground = Pick<Site, 'url' | 'db'>

export type Person = Client & { id: string; name: string; email: string }

let count = 0

/** A fresh person with an account, verified and signed in, of any role. */
export const aUser = async (
  site: Ground,
  { role = 'reader', name, isVerified = true }: { role?: Role; name?: string; isVerified?: boolean } = {},
): Promise<Person> => {
  count += 1
  const id = newId()
  const email = `person-${count}-${id}@example.com`
  const row = { id, name: name ?? `Person ${count}`, email, email_key: email, role }
  await site.db
    .insertInto('user')
    .values({ ...row, email_verified_at: isVerified ? new Date() : null })
    .execute()
  const token = newToken()
  await site.db
    .insertInto('session')
    .values({ token_hash: hashToken(token), user_id: id, expires_at: new Date(Date.now() + 86_400_000) })
    .execute()
  const client = new Client(site.url)
  client.cookies.set('session', token)
  return Object.assign(client, { id, name: row.name, email })
}
