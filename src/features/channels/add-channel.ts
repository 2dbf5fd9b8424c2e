import { type Kysely, sql } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { touch } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'

export type NewChannel = { slug: string; name_zh: string; name_en: string; is_light: boolean }

/** Adds a channel after the others. */
export const addChannel = async (
  db: Kysely<DB>,
  viewer: Viewer,
  channel: NewChannel,
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' | 'slug-taken' }> => {
  if (!may(viewer.role, 'channel.change')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    const place = sql<number>`(select coalesce(max(place), 0) + 1 from channel)`
    const added = await trx
      .insertInto('channel')
      .values({ id: newId(), ...channel, place })
      .onConflict((conflict) => conflict.column('slug').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) return { ok: false, problem: 'slug-taken' }
    await touch(trx, ['channels'])
    return { ok: true }
  })
}
