import type { Kysely, Transaction } from 'kysely'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { may } from './permissions.ts'
import type { Viewer } from './request.ts'
import { type Settings, writeSetting } from './settings.ts'

/** Keeps what the operator set, all of it or nothing, and what goes `alongside`; every page shows it from then on. */
export const changeSettings = async (
  db: Kysely<DB>,
  viewer: Viewer,
  values: Partial<Settings>,
  alongside: (trx: Transaction<DB>) => Promise<unknown> = async () => {},
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' }> => {
  if (!may(viewer.role, 'settings.change')) return { ok: false, problem: 'forbidden' }
  await db.transaction().execute(async (trx) => {
    // In one order for all, so that two who save at once do not wait for each other in a circle.
    const keys = (Object.keys(values) as (keyof Settings)[]).sort()
    for (const key of keys) await writeSetting(trx, key, values[key] as Settings[typeof key])
    await alongside(trx)
    await touch(trx, ['settings'])
  })
  return { ok: true }
}
