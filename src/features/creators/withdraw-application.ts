import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { isOpen, lockLatest } from './application.ts'

/** Takes back an application that has no decision yet. It keeps its content and can be taken up again. */
export const withdrawApplication = (
  db: Kysely<DB>,
  viewer: Viewer,
): Promise<{ ok: true } | { ok: false; problem: 'not-open' }> =>
  db.transaction().execute(async (trx) => {
    const application = await lockLatest(trx, viewer.id)
    if (!application || !isOpen(application.state)) return { ok: false, problem: 'not-open' }
    await trx
      .updateTable('application')
      .set({ state: 'withdrawn', version: application.version + 1, updated_at: now() })
      .where('id', '=', application.id)
      .execute()
    await emit(trx, { type: 'application.withdrawn', applicationId: application.id })
    return { ok: true }
  })
