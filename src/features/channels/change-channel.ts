import { type Kysely, sql } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { touch } from '#platform/events.ts'
import { moved } from '#platform/moved.ts'
import type { DB } from '#platform/schema.ts'

export type ChannelChange = {
  name_zh: string
  name_en: string
  is_light: boolean
  is_hidden: boolean
  is_retired: boolean
}
type Result = { ok: true } | { ok: false; problem: 'forbidden' | 'missing' }

/** Names, kind and visibility; the address of a channel stays. */
export const changeChannel = async (
  db: Kysely<DB>,
  viewer: Viewer,
  id: string,
  change: ChannelChange,
): Promise<Result> => {
  if (!may(viewer.role, 'channel.change')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    const row = await trx.updateTable('channel').set(change).where('id', '=', id).returning('id').executeTakeFirst()
    if (!row) return { ok: false, problem: 'missing' }
    await touch(trx, ['channels'])
    return { ok: true }
  })
}

/** Moves a channel one place up or down. The table is locked and numbered anew, so that no two share a place. */
export const moveChannel = async (
  db: Kysely<DB>,
  viewer: Viewer,
  id: string,
  direction: 'up' | 'down',
): Promise<Result> => {
  if (!may(viewer.role, 'channel.change')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    // Row locks would not do: rows come in the order that they had before the wait.
    await sql`lock table channel in share row exclusive mode`.execute(trx)
    const rows = await trx.selectFrom('channel').select('id').orderBy('place').orderBy('id').execute()
    const ids = moved(
      rows.map((row) => row.id),
      id,
      direction,
    )
    if (!ids) return { ok: false, problem: 'missing' }
    for (const [place, channelId] of ids.entries())
      await trx.updateTable('channel').set({ place }).where('id', '=', channelId).execute()
    await touch(trx, ['channels'])
    return { ok: true }
  })
}
