import type { Kysely } from 'kysely'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { may } from './permissions.ts'
import type { Viewer } from './request.ts'
import { writeSetting } from './settings.ts'

/** Names the site; an empty name is the standard one in the reader's language. */
export const renameSite = async (
  db: Kysely<DB>,
  viewer: Viewer,
  name: string,
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' }> => {
  if (!may(viewer.role, 'settings.change')) return { ok: false, problem: 'forbidden' }
  await db.transaction().execute(async (trx) => {
    await writeSetting(trx, 'site.name', name || null)
    await touch(trx, ['settings'])
  })
  return { ok: true }
}
