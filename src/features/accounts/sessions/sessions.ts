import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { hashToken } from '../token.ts'

/** A device that is signed in. `key` names it on the page and opens nothing. */
export type OpenSession = {
  key: string
  userAgent: string
  address: string
  since: Date
  seenAt: Date
  isThis: boolean
}

const most = 50

/** The devices on which a user is signed in: this one first, then those used last. */
export const listSessions = async (db: Kysely<DB>, viewer: Viewer): Promise<OpenSession[]> => {
  const rows = await openSessions(db, viewer.id).orderBy('seen_at', 'desc').limit(most).execute()
  return rows
    .map(({ token_hash, ...row }) => ({
      ...row,
      key: keyOf(token_hash),
      isThis: token_hash === viewer.sessionHash,
    }))
    .sort((one, other) => Number(other.isThis) - Number(one.isThis))
}

/** Signs one device of the viewer out, at once. Says whether it was the one that asks. */
export const endSession = async (db: Kysely<DB>, viewer: Viewer, key: string): Promise<{ wasThis: boolean }> => {
  const rows = await openSessions(db, viewer.id).limit(1000).execute()
  const found = rows.find(({ token_hash }) => keyOf(token_hash) === key)
  if (!found) return { wasThis: false }
  await db.deleteFrom('session').where('token_hash', '=', found.token_hash).execute()
  return { wasThis: found.token_hash === viewer.sessionHash }
}

const openSessions = (db: Kysely<DB>, userId: string) =>
  db
    .selectFrom('session')
    .select(['token_hash', 'user_agent as userAgent', 'address', 'created_at as since', 'seen_at as seenAt'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', now())

// What the database compares cookies with stays in the database.
const keyOf = (tokenHash: string): string => hashToken(tokenHash).slice(0, 22)
