import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { oldPath } from './import-batch.ts'

/** The article that was at this path of the site it came from. Asked only where our own routes know nothing. */
export const articleAtOldAddress = async (db: Kysely<DB>, path: string): Promise<string | undefined> => {
  const known = oldPath(path)
  // No address ever had a NUL in it, and the database takes none.
  if (!known || known.includes('\0')) return undefined
  const row = await db.selectFrom('old_address').select('article_id').where('path', '=', known).executeTakeFirst()
  return row?.article_id
}
