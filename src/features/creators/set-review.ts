import type { Transaction } from 'kysely'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'

/**
 * Sets whether the articles of a creator wait for the desk before they are published, in the transaction in which the
 * desk decides so. False when it is so already.
 */
export const setReviewFirst = async (
  trx: Transaction<DB>,
  creatorId: string,
  isReviewedFirst: boolean,
): Promise<boolean> => {
  const row = await trx
    .updateTable('creator')
    .set({ is_reviewed_first: isReviewedFirst })
    .where('id', '=', creatorId)
    .where('is_reviewed_first', '!=', isReviewedFirst)
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await emit(trx, { type: 'creator.changed', creatorId })
  return true
}
