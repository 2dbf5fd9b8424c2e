import type { Kysely, Transaction } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit, touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { handleRefusal, keepHandle, lockHandles } from './give-handle.ts'
import type { HandleProblem } from './handle-rules.ts'
import { membershipOf } from './queries.ts'

export type HandleChange =
  | { ok: true }
  | { ok: false; problem: 'forbidden' }
  | { ok: false; problem: HandleProblem | 'handle-taken' | 'handle-too-often' }

const days = 90
const mostInThatTime = 3

/** Gives a creator another handle. The old one stays its own and leads to the new one. */
export const changeHandle = (
  db: Kysely<DB>,
  viewer: Viewer,
  creatorId: string,
  handle: string,
): Promise<HandleChange> =>
  db.transaction().execute(async (trx) => {
    if (!may(await membershipOf(trx, creatorId, viewer.id), 'creator.change-handle'))
      return { ok: false, problem: 'forbidden' }
    await trx.selectFrom('creator').select('id').where('id', '=', creatorId).forUpdate().execute()
    await lockHandles(trx)
    const refusal = await handleRefusal(trx, handle, creatorId)
    if (refusal) return { ok: false, problem: refusal }
    if ((await recentlyGiven(trx, creatorId)) > mostInThatTime) return { ok: false, problem: 'handle-too-often' }
    await keepHandle(trx, creatorId, handle)
    await trx.updateTable('creator').set({ handle }).where('id', '=', creatorId).execute()
    await touch(trx, [`creator:${creatorId}`])
    await emit(trx, { type: 'creator.changed', creatorId })
    return { ok: true }
  })

// Every handle is kept for ever, so nobody may collect them.
const recentlyGiven = async (trx: Transaction<DB>, creatorId: string): Promise<number> => {
  const since = new Date(now().getTime() - days * 24 * 60 * 60 * 1000)
  const row = await trx
    .selectFrom('creator_handle')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('creator_id', '=', creatorId)
    .where('given_at', '>', since)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
