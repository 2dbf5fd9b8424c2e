import type { Kysely } from 'kysely'
import { setReviewFirst } from '#features/creators/index.ts'
import { may, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { decisionBar } from './statements/who-may-decide.ts'

export type ReviewProblem = 'forbidden' | 'missing' | 'own-case' | 'not-above'

/** Sets whether a creator's articles pass the desk first, and notes who did; nobody does it for a creator of their own. */
export const changeReview = async (
  db: Kysely<DB>,
  viewer: Viewer,
  creatorId: string,
  isReviewedFirst: boolean,
): Promise<{ ok: true } | { ok: false; problem: ReviewProblem }> => {
  if (!may(viewer.role, 'creator.set-review')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('creator')
      .select('id')
      .where('id', '=', creatorId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) return { ok: false, problem: 'missing' }
    const bar = await decisionBar(trx, viewer, undefined, [creatorId])
    if (bar) return { ok: false, problem: bar }
    if (!(await setReviewFirst(trx, creatorId, isReviewedFirst))) return { ok: true }
    const change = { creator_id: creatorId, is_reviewed_first: isReviewedFirst, changed_by: viewer.id }
    await trx
      .insertInto('review_change')
      .values({ id: newId(), ...change, created_at: now() })
      .execute()
    return { ok: true }
  })
}

export type ReviewChange = { at: Date; by: string | null }

/** Who last changed it for each of these creators, and when. */
export const lastReviewChanges = async (db: Kysely<DB>, creatorIds: string[]): Promise<Map<string, ReviewChange>> => {
  if (creatorIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('review_change')
    .leftJoin('user', 'user.id', 'review_change.changed_by')
    .select(['creator_id', 'review_change.created_at as at', 'user.name as by'])
    .distinctOn('creator_id')
    .where('creator_id', 'in', creatorIds)
    .orderBy('creator_id')
    .orderBy('review_change.id', 'desc')
    .execute()
  return new Map(rows.map(({ creator_id, at, by }) => [creator_id, { at, by }]))
}
