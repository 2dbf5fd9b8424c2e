import type { Kysely, Transaction } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { endDuePins, pagesOf } from './end-pins.ts'
import type { Scope } from './queries.ts'

/** Which list, and the version of it that the editor saw. */
export type Seen = { scope: Scope; version: number }

export type Outcome<P extends string> = { ok: true } | { ok: false; problem: P }

type Standing = { id: string; article_id: string }

/**
 * One change of a list of headlines: its row is locked, so that of two editors who saw the same version the second is
 * told that it changed. What has ended is taken out before the change looks at the list.
 */
export const changeList = async <P extends string>(
  db: Kysely<DB>,
  viewer: Viewer,
  { scope, version }: Seen,
  change: (trx: Transaction<DB>, standing: Standing[]) => Promise<Outcome<P>>,
): Promise<Outcome<P | 'forbidden' | 'stale'>> => {
  if (!may(viewer.role, 'headline.set')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    if ((await lock(trx, scope)) !== version) return { ok: false, problem: 'stale' }
    await endDuePins(trx, scope)
    const result = await change(trx, await standingIn(trx, scope))
    if (!result.ok) return result
    await trx
      .updateTable('headline_list')
      .set({ version: version + 1 })
      .where('channel_id', 'is not distinct from', scope)
      .execute()
    await touch(trx, pagesOf([scope]))
    return result
  })
}

const lock = async (trx: Transaction<DB>, scope: Scope): Promise<number> => {
  await trx
    .insertInto('headline_list')
    .values({ channel_id: scope })
    .onConflict((conflict) => conflict.column('channel_id').doNothing())
    .execute()
  const list = await trx
    .selectFrom('headline_list')
    .select('version')
    .where('channel_id', 'is not distinct from', scope)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return list.version
}

const standingIn = (trx: Transaction<DB>, scope: Scope): Promise<Standing[]> =>
  trx
    .selectFrom('headline')
    .select(['id', 'article_id'])
    .where('channel_id', 'is not distinct from', scope)
    .where('ended_at', 'is', null)
    .orderBy('place')
    .orderBy('id')
    .execute()
