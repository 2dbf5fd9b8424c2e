import { type Kysely, sql } from 'kysely'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { may } from '../permissions.ts'
import type { Viewer } from '../request.ts'
import { maxRules } from './queries.ts'

export type RuleTexts = { title_zh: string; title_en: string; text_zh: string; text_en: string }
export type NewRule = RuleTexts & { id: string }

/** Adds a clause after the others. */
export const addRule = async (
  db: Kysely<DB>,
  viewer: Viewer,
  rule: NewRule,
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' | 'rule-id-taken' | 'too-many' }> => {
  if (!may(viewer.role, 'rule.change')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    await sql`lock table rule in share row exclusive mode`.execute(trx)
    const ids = await trx.selectFrom('rule').select('id').orderBy('place').orderBy('id').execute()
    if (ids.length >= maxRules) return { ok: false, problem: 'too-many' }
    if (ids.some(({ id }) => id === rule.id)) return { ok: false, problem: 'rule-id-taken' }
    const place = sql<number>`(select coalesce(max(place), 0) + 1 from rule)`
    await trx
      .insertInto('rule')
      .values({ ...rule, place })
      .execute()
    await touch(trx, ['settings'])
    return { ok: true }
  })
}
