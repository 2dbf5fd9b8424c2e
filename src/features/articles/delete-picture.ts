import type { Kysely } from 'kysely'
import { membershipOf } from '#features/creators/index.ts'
import { removePicture } from '#features/media/index.ts'
import { may } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import { isNeeded } from './library.ts'
import type { Actor, Refused } from './own-article.ts'

/** Takes a picture out of a creator's library, if nothing needs it. */
export const deletePicture = async (
  db: Kysely<DB>,
  storage: Storage,
  viewer: Actor,
  given: { creatorId: string; hash: string },
): Promise<{ ok: true } | Refused | { ok: false; problem: 'needed' | 'busy' }> => {
  const role = await membershipOf(db, given.creatorId, viewer.id)
  if (!role) return { ok: false, problem: 'missing' }
  if (!may(role, 'media.delete')) return { ok: false, problem: 'forbidden' }
  const outcome = await removePicture(db, storage, given, async (trx) => !(await isNeeded(trx, given.hash)))
  return outcome === 'removed' ? { ok: true } : { ok: false, problem: outcome }
}
