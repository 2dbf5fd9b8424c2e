import type { Kysely } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { lockSubject } from '../lock-subject.ts'
import { joinCase } from '../reports/join-case.ts'
import { findTarget, type Target } from '../reports/target.ts'

export type Opened = { ok: true; number: string } | { ok: false; problem: 'forbidden' | 'missing' }

/** The desk looks at something that nobody has reported; or finds the case that waits for it. */
export const openOwnCase = async (db: Kysely<DB>, zone: string, viewer: Viewer, target: Target): Promise<Opened> => {
  if (!may(viewer.role, 'case.open')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    await lockSubject(trx, target.id)
    const found = await findTarget(trx, target, true)
    if (!found) return { ok: false, problem: 'missing' }
    const id = await joinCase(trx, zone, found)
    const { number } = await trx.selectFrom('case').select('number').where('id', '=', id).executeTakeFirstOrThrow()
    return { ok: true, number }
  })
}
