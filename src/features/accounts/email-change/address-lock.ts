import { sql, type Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'

/**
 * Whoever gives an account an address holds the address: of two who want the same one at the same moment the second
 * waits and then finds it taken.
 */
export const lockAddress = async (trx: Transaction<DB>, emailKey: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`address ${emailKey}`}, 0))`.execute(trx)
}
