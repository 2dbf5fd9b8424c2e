import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { standardRules } from './standard-rules.ts'

/** Writes the standard clauses in a site that has none. */
export const ensureStandardRules = async (db: Kysely<DB>): Promise<void> => {
  await db.transaction().execute(async (trx) => {
    await sql`lock table rule in share row exclusive mode`.execute(trx)
    if (await trx.selectFrom('rule').select('id').limit(1).executeTakeFirst()) return
    await trx
      .insertInto('rule')
      .values(standardRules.map((rule, place) => ({ ...rule, place })))
      .execute()
  })
}
