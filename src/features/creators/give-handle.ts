import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { foldHandle, type HandleProblem, handleProblem } from './handle-rules.ts'

/**
 * Handles are given out one at a time, so that two that look alike, asked for at the same moment, cannot both be given.
 * Take this lock after all locks on rows.
 */
export const lockHandles = async (trx: Transaction<DB>): Promise<void> => {
  await sql`lock table creator_handle in share row exclusive mode`.execute(trx)
}

/** Why a handle cannot be had by a creator (or by a new one): its form, a reserved word, or one too much like it. */
export const handleRefusal = async (
  db: Kysely<DB>,
  handle: string,
  creatorId?: string,
): Promise<HandleProblem | 'handle-taken' | undefined> =>
  handleProblem(handle) ?? ((await isTaken(db, handle, creatorId)) ? 'handle-taken' : undefined)

/** Whether this handle, or one that looks like it, was ever given to somebody else. */
export const isTaken = async (db: Kysely<DB>, handle: string, creatorId = ''): Promise<boolean> => {
  const row = await db
    .selectFrom('creator_handle')
    .select('creator_id')
    .where('folded', '=', foldHandle(handle))
    .executeTakeFirst()
  return row !== undefined && row.creator_id !== creatorId
}

/** Writes down that a handle belongs to a creator, for ever. Giving it back its own old one changes nothing. */
export const keepHandle = async (trx: Transaction<DB>, creatorId: string, handle: string): Promise<void> => {
  await trx
    .insertInto('creator_handle')
    .values({ folded: foldHandle(handle), handle, creator_id: creatorId })
    .onConflict((conflict) => conflict.column('folded').doNothing())
    .execute()
}
