import type { Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** Forgets that an article was to be published at a time, within the transaction of whatever makes a plan pointless. */
export const dropPlan = async (trx: Transaction<DB>, articleId: string): Promise<void> => {
  await trx.deleteFrom('planned_publication').where('article_id', '=', articleId).execute()
  await trx
    .updateTable('article')
    .set({ state: 'draft' })
    .where('id', '=', articleId)
    .where('state', '=', 'scheduled')
    .execute()
}
