import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { changeList, type Outcome, type Seen } from './change-list.ts'
import { reordered } from './rules.ts'

/** Brings a list into this order of its pins. */
export const orderHeadlines = (
  db: Kysely<DB>,
  viewer: Viewer,
  seen: Seen,
  ids: string[],
): Promise<Outcome<'forbidden' | 'stale'>> =>
  changeList<never>(db, viewer, seen, async (trx, standing) => {
    const order = reordered(
      ids,
      standing.map(({ id }) => id),
    )
    for (const [place, id] of order.entries())
      await trx
        .updateTable('headline')
        .set({ place: place + 1 })
        .where('id', '=', id)
        .execute()
    return { ok: true }
  })
