import type { Transaction } from 'kysely'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'

/** Takes a picture from everybody's sight, or gives it back, in the transaction of the decision that says so. */
export const hidePicture = async (trx: Transaction<DB>, hash: string, isHidden: boolean): Promise<void> => {
  await trx.updateTable('picture').set({ is_hidden: isHidden }).where('hash', '=', hash).execute()
  await touch(trx, [`picture:${hash}`], true)
}
