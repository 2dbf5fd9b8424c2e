import type { Kysely } from 'kysely'
import { isAbove, may, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import { isId, newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { closeSessions } from './session.ts'

export type SuspensionProblem = 'forbidden' | 'missing' | 'not-above'
type Result = { ok: true } | { ok: false; problem: SuspensionProblem }

/** Shuts a user out, with a reason that the person reads when signing in and in a letter. */
export const suspendUser = (db: Kysely<DB>, viewer: Viewer, userId: string, reason: string): Promise<Result> =>
  setSuspension(db, viewer, userId, { suspended_at: now(), suspension_reason: reason })

export const liftSuspension = (db: Kysely<DB>, viewer: Viewer, userId: string): Promise<Result> =>
  setSuspension(db, viewer, userId, { suspended_at: null, suspension_reason: null })

const setSuspension = async (
  db: Kysely<DB>,
  viewer: Viewer,
  userId: string,
  suspension: { suspended_at: Date | null; suspension_reason: string | null },
): Promise<Result> => {
  if (!may(viewer.role, 'user.suspend')) return { ok: false, problem: 'forbidden' }
  if (!isId(userId)) return { ok: false, problem: 'missing' }
  return db.transaction().execute(async (trx) => {
    const user = await trx
      .selectFrom('user')
      .select(['id', 'role'])
      .where('id', '=', userId)
      .where('deleted_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!user) return { ok: false, problem: 'missing' }
    if (!isAbove(viewer.role, user.role)) return { ok: false, problem: 'not-above' }
    await trx.updateTable('user').set(suspension).where('id', '=', userId).execute()
    if (suspension.suspended_at) await closeSessions(trx, userId)
    const type = suspension.suspended_at ? 'user.suspended' : 'user.suspension-lifted'
    await emit(trx, { type, userId, askId: newId() })
    return { ok: true }
  })
}
