import type { Kysely, Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import { inDarkroom } from './darkroom/darkroom.ts'
import { originalKey, variantKey } from './keys.ts'
import { stateOf } from './queries.ts'

/**
 * Removes a creator's upload when `mayGo` agrees, and the picture itself when nobody else brought it. In the darkroom,
 * where pictures are taken in one at a time: the same bytes may be on their way in again.
 */
export const removePicture = async (
  db: Kysely<DB>,
  storage: Storage,
  { creatorId, hash }: { creatorId: string; hash: string },
  mayGo: (trx: Transaction<DB>) => Promise<boolean>,
): Promise<'removed' | 'needed' | 'busy'> => {
  const outcome = await inDarkroom(async () => {
    const names = await db.transaction().execute(async (trx) => {
      const picture = await trx.selectFrom('picture').select('is_hidden').where('hash', '=', hash).forUpdate().execute()
      // A hidden one stays, so that it cannot be brought again.
      if (picture[0]?.is_hidden || !(await mayGo(trx))) return undefined
      await trx.deleteFrom('upload').where('hash', '=', hash).where('creator_id', '=', creatorId).execute()
      return dropUnlessBrought(trx, hash)
    })
    // Bytes last: a row without bytes would be a hole in a page.
    if (names && names.length > 0 && (await stateOf(db, hash)) === 'unknown') {
      for (const name of names) await storage.delete(variantKey(hash, name))
      await storage.delete(originalKey(hash))
    }
    return names === undefined ? ('needed' as const) : ('removed' as const)
  })
  return typeof outcome === 'string' ? outcome : 'busy'
}

const dropUnlessBrought = async (trx: Transaction<DB>, hash: string): Promise<string[]> => {
  const other = await trx.selectFrom('upload').select('id').where('hash', '=', hash).limit(1).executeTakeFirst()
  if (other) return []
  const variants = await trx.selectFrom('variant').select('name').where('hash', '=', hash).execute()
  await trx.deleteFrom('picture').where('hash', '=', hash).execute()
  return variants.map(({ name }) => name)
}
