import type { Kysely, Transaction } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { type Application, lockLatest } from './application.ts'
import { saveWithin } from './save-application.ts'

/**
 * Takes a withdrawn application up again, or begins a new one with the words of a refused one. Proof files of a refused
 * application are not carried over: they are deleted some time after its decision.
 */
export const restartApplication = (
  db: Kysely<DB>,
  viewer: Viewer,
): Promise<{ ok: true } | { ok: false; problem: 'not-closed' }> =>
  db.transaction().execute(async (trx) => {
    const latest = await lockLatest(trx, viewer.id)
    if (latest?.state === 'withdrawn') await reopen(trx, latest)
    else if (latest?.state === 'refused') await saveWithin(trx, viewer.id, 0, () => ({ ...latest, files: [] }))
    else return { ok: false, problem: 'not-closed' }
    return { ok: true }
  })

const reopen = async (trx: Transaction<DB>, { id, version }: Application): Promise<void> => {
  await trx
    .updateTable('application')
    .set({ state: 'draft', version: version + 1, updated_at: now() })
    .where('id', '=', id)
    .execute()
}
