import type { Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { holdPictures } from './hide-picture.ts'

/**
 * Makes pictures private again, whoever brought them, in the transaction that takes away what showed them; except those
 * that `stillShown` names. It is asked once nobody can begin or cease to show one of them: who publishes holds them.
 */
export const closePictures = async (
  trx: Transaction<DB>,
  hashes: string[],
  stillShown: (hashes: string[]) => Promise<ReadonlySet<string>>,
): Promise<void> => {
  if (hashes.length === 0) return
  await trx.selectFrom('picture').select('hash').where('hash', 'in', hashes).orderBy('hash').forNoKeyUpdate().execute()
  const shown = await stillShown(hashes)
  const closing = hashes.filter((hash) => !shown.has(hash))
  if (closing.length === 0) return
  await trx
    .updateTable('upload')
    .set({ is_private: true, closed_at: now() })
    .where('hash', 'in', closing)
    .where('is_private', '=', false)
    .execute()
}

/**
 * Makes them public again with a creator's article that readers had seen: the creator's own, and somebody else's that it
 * had shown only if they were public then.
 */
export const reopenPictures = async (trx: Transaction<DB>, creatorId: string, hashes: string[]): Promise<void> => {
  if (hashes.length === 0) return
  await holdPictures(trx, hashes)
  await trx
    .updateTable('upload')
    .set({ is_private: false, closed_at: null })
    .where('hash', 'in', hashes)
    .where('is_private', '=', true)
    .where((is) =>
      is.or([
        is('creator_id', '=', creatorId),
        is.and([is('closed_at', 'is not', null), is('hash', 'not in', broughtBy(trx, creatorId, hashes))]),
      ]),
    )
    .execute()
}

const broughtBy = (trx: Transaction<DB>, creatorId: string, hashes: string[]) =>
  trx.selectFrom('upload').select('hash').where('creator_id', '=', creatorId).where('hash', 'in', hashes)
