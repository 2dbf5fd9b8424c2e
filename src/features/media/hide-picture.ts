import type { Kysely, Transaction } from 'kysely'
import { emit, touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'

/**
 * Takes a picture from everybody's sight, or gives it back, in the transaction of the decision that says so. False when
 * it is so already.
 */
export const hidePicture = async (trx: Transaction<DB>, hash: string, isHidden: boolean): Promise<boolean> => {
  const row = await trx
    .updateTable('picture')
    .set({ is_hidden: isHidden })
    .where('hash', '=', hash)
    .where('is_hidden', '!=', isHidden)
    .returning('hash')
    .executeTakeFirst()
  if (!row) return false
  await touch(trx, [`picture:${hash}`], true)
  await emit(trx, { type: 'picture.changed', hash })
  return true
}

/** Keeps pictures as they are until the transaction ends, so that nobody hides one while an article is being drawn. */
export const holdPictures = async (trx: Transaction<DB>, hashes: string[]): Promise<void> => {
  if (hashes.length === 0) return
  await trx.selectFrom('picture').select('hash').where('hash', 'in', hashes).orderBy('hash').forShare().execute()
}

/** Those of these pictures that a decision has hidden. */
export const hiddenPictures = async (db: Kysely<DB>, hashes: string[]): Promise<Set<string>> => {
  if (hashes.length === 0) return new Set()
  const rows = await db
    .selectFrom('picture')
    .select('hash')
    .where('hash', 'in', hashes)
    .where('is_hidden', '=', true)
    .execute()
  return new Set(rows.map(({ hash }) => hash))
}
