import type { Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { holdPictures } from './hide-picture.ts'
import { isHash } from './keys.ts'

/** Whose pictures are meant: a creator's, or those of a user without one. */
export type PictureOwner = { creatorId: string } | { userId: string }

/**
 * Makes pictures public, in the transaction that publishes what shows them. An owner can publish only what they
 * uploaded, or what is public already: a hash that somebody learned opens nobody's draft. Held until then, so that none
 * goes back to private with an article that is taken away at the same moment.
 */
export const publishPictures = async (
  trx: Transaction<DB>,
  owner: PictureOwner,
  hashes: string[],
): Promise<{ ok: true } | { ok: false; problem: 'picture-unknown'; hashes: string[] }> => {
  const wanted = [...new Set(hashes)]
  if (wanted.length === 0) return { ok: true }
  const known = wanted.filter(isHash)
  await holdPictures(trx, known)
  const published = trx
    .updateTable('upload')
    .set({ is_private: false, closed_at: null })
    .where('hash', 'in', known)
    .where('is_private', '=', true)
  if (known.length > 0) {
    await ('creatorId' in owner
      ? published.where('creator_id', '=', owner.creatorId)
      : published.where('creator_id', 'is', null).where('user_id', '=', owner.userId)
    ).execute()
  }
  const open = await trx
    .selectFrom('upload')
    .select('hash')
    .distinct()
    .where('hash', 'in', wanted)
    .where('is_private', '=', false)
    .execute()
  const missing = wanted.filter((hash) => !open.some((row) => row.hash === hash))
  return missing.length === 0 ? { ok: true } : { ok: false, problem: 'picture-unknown', hashes: missing }
}
