import { sql, type Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'

/**
 * Everything that opens, decides or closes cases of one application or article waits for each other. Taken before any
 * row lock, so that the order of those does not matter.
 */
export const lockSubject = async (trx: Transaction<DB>, subjectId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case ${subjectId}`}, 0))`.execute(trx)
}
