import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import { proofKey } from './keys.ts'

/** Deletes proof files, at their owner's wish or when their time is over. Those that are gone already do not matter. */
export const deleteFiles = async (db: Kysely<DB>, storage: Storage, ids: string[]): Promise<void> => {
  if (ids.length === 0) return
  // Bytes first: a row without bytes can be deleted again, bytes without a row would never be found.
  const rows = await db.selectFrom('proof_file').select('id').where('id', 'in', ids).execute()
  for (const { id } of rows) await storage.delete(proofKey(id))
  await db.deleteFrom('proof_file').where('id', 'in', ids).execute()
}
