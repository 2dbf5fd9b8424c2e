import type { Kysely } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'

export type NewInvitation = { note: string; uses: number; days: number }

const day = 24 * 60 * 60 * 1000

/** A link by which so many people may sign up within so many days. */
export const makeInvitation = async (
  db: Kysely<DB>,
  viewer: Viewer,
  { note, uses, days }: NewInvitation,
): Promise<{ ok: true; id: string } | { ok: false; problem: 'forbidden' }> => {
  if (!may(viewer.role, 'invitation.make')) return { ok: false, problem: 'forbidden' }
  const id = newId()
  const expires_at = new Date(now().getTime() + days * day)
  await db.insertInto('invitation').values({ id, note, uses, expires_at, created_by: viewer.id }).execute()
  return { ok: true, id }
}

/** Nobody signs up by it any more; who already did stays. */
export const revokeInvitation = async (
  db: Kysely<DB>,
  viewer: Viewer,
  id: string,
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' | 'missing' }> => {
  if (!may(viewer.role, 'invitation.make')) return { ok: false, problem: 'forbidden' }
  const row = await db
    .updateTable('invitation')
    .set(({ fn, val }) => ({ revoked_at: fn.coalesce('revoked_at', val(now())) }))
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row ? { ok: true } : { ok: false, problem: 'missing' }
}
