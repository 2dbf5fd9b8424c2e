import type { Kysely } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'

/** Sets whether the articles of a creator wait for the desk before they are published. */
export const setReviewFirst = (
  db: Kysely<DB>,
  viewer: Viewer,
  creatorId: string,
  isReviewedFirst: boolean,
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' | 'missing' }> =>
  db.transaction().execute(async (trx) => {
    if (!may(viewer.role, 'creator.set-review')) return { ok: false, problem: 'forbidden' }
    const row = await trx
      .updateTable('creator')
      .set({ is_reviewed_first: isReviewedFirst })
      .where('id', '=', creatorId)
      .returning('id')
      .executeTakeFirst()
    if (!row) return { ok: false, problem: 'missing' }
    await emit(trx, { type: 'creator.changed', creatorId })
    return { ok: true }
  })
