import { type Kysely, sql } from 'kysely'
import { now } from '#platform/clock.ts'
import { touch } from '#platform/events.ts'
import { moved } from '#platform/moved.ts'
import type { DB } from '#platform/schema.ts'
import { may } from '../permissions.ts'
import type { Viewer } from '../request.ts'
import type { RuleTexts } from './add-rule.ts'

type Result = { ok: true } | { ok: false; problem: 'forbidden' | 'missing' }

/** The wording of a clause and whether it is in force; its id stays, for decisions that name it. */
export const changeRule = async (
  db: Kysely<DB>,
  viewer: Viewer,
  id: string,
  change: RuleTexts & { is_retired: boolean },
): Promise<Result> => {
  if (!may(viewer.role, 'rule.change')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('rule')
      .set({ ...change, updated_at: now() })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!row) return { ok: false, problem: 'missing' }
    await touch(trx, ['settings'])
    return { ok: true }
  })
}

/** Moves a clause one place up or down. The table is locked and numbered anew, so that no two share a place. */
export const moveRule = async (
  db: Kysely<DB>,
  viewer: Viewer,
  id: string,
  direction: 'up' | 'down',
): Promise<Result> => {
  if (!may(viewer.role, 'rule.change')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    await sql`lock table rule in share row exclusive mode`.execute(trx)
    const rows = await trx.selectFrom('rule').select('id').orderBy('place').orderBy('id').execute()
    const ids = moved(
      rows.map((row) => row.id),
      id,
      direction,
    )
    if (!ids) return { ok: false, problem: 'missing' }
    for (const [place, ruleId] of ids.entries())
      await trx.updateTable('rule').set({ place }).where('id', '=', ruleId).execute()
    await touch(trx, ['settings'])
    return { ok: true }
  })
}
