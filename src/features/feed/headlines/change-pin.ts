import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { changeList, type Outcome, type Seen } from './change-list.ts'
import { untilIn } from './rules.ts'

type Result = Promise<Outcome<'missing' | 'forbidden' | 'stale'>>

/** Another title for the list, and from now on so many hours; without hours its end stays. */
export const changePin = (
  db: Kysely<DB>,
  viewer: Viewer,
  seen: Seen,
  { id, title, hours }: { id: string; title: string; hours: number | undefined },
): Result =>
  changeList<'missing'>(db, viewer, seen, async (trx, standing) => {
    if (!standing.some((one) => one.id === id)) return { ok: false, problem: 'missing' }
    const until = hours === undefined ? {} : { expires_at: untilIn(hours, now()) }
    await trx
      .updateTable('headline')
      .set({ title, ...until })
      .where('id', '=', id)
      .execute()
    return { ok: true }
  })

export const unpin = (db: Kysely<DB>, viewer: Viewer, seen: Seen, id: string): Result =>
  changeList<'missing'>(db, viewer, seen, async (trx, standing) => {
    if (!standing.some((one) => one.id === id)) return { ok: false, problem: 'missing' }
    await trx.updateTable('headline').set({ ended_at: now(), ended_by: viewer.id }).where('id', '=', id).execute()
    return { ok: true }
  })
