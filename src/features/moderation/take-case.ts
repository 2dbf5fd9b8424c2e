import type { Kysely } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'

/** Says that one is looking at a case, so that two do not do the same work. It keeps nobody from deciding. */
export const takeCase = async (db: Kysely<DB>, viewer: Viewer, number: string): Promise<void> => {
  if (!may(viewer.role, 'case.decide')) return
  await db
    .updateTable('case')
    .set({ taken_by: viewer.id, taken_at: now() })
    .where('number', '=', number)
    .where('state', '=', 'open')
    .where('taken_by', 'is', null)
    .execute()
}

export const putCaseBack = async (db: Kysely<DB>, viewer: Viewer, number: string): Promise<void> => {
  await db
    .updateTable('case')
    .set({ taken_by: null, taken_at: null })
    .where('number', '=', number)
    .where('taken_by', '=', viewer.id)
    .execute()
}
