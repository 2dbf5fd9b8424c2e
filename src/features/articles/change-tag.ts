import { type Kysely, sql, type Transaction } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { tagKey } from './rules.ts'
import { holdTags } from './tag-rules.ts'

export type TagChange = { label: string } | 'banned'

type Result = { ok: true; tag: string } | { ok: false; problem: 'forbidden' | 'same-tag' | 'tag-banned' }

/**
 * Renames a tag, merges it into another (a name that exists) or bans it: on all published articles now, and on those
 * that come with it later. Its old address leads to what it became.
 */
export const changeTag = async (db: Kysely<DB>, viewer: Viewer, tag: string, change: TagChange): Promise<Result> => {
  if (!may(viewer.role, 'tag.change')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    await holdTags(trx, 'alone')
    if (change === 'banned') return ban(trx, viewer, tag)
    const becomes = tagKey(change.label)
    const rule = await trx
      .selectFrom('tag_rule')
      .select(['becomes', 'label'])
      .where('tag', '=', becomes)
      .executeTakeFirst()
    if (rule?.becomes === null) return { ok: false, problem: 'tag-banned' }
    if (becomes === tag) return relabel(trx, tag, change.label)
    // What was merged away earlier can come back: then its old rule is over, or two would point at each other.
    await trx.deleteFrom('tag_rule').where('tag', '=', becomes).execute()
    await keepRule(trx, viewer, tag, { becomes, label: change.label })
    await touchArticles(trx, [tag, becomes])
    await trx
      .insertInto('article_tag')
      .columns(['article_id', 'tag', 'label', 'published_at'])
      .expression((query) =>
        query
          .selectFrom('article_tag')
          .select(['article_id', sql.val(becomes).as('tag'), sql.val(change.label).as('label'), 'published_at'])
          .where('tag', '=', tag),
      )
      .onConflict((conflict) => conflict.columns(['article_id', 'tag']).doNothing())
      .execute()
    await trx.deleteFrom('article_tag').where('tag', '=', tag).execute()
    await trx.updateTable('article_tag').set({ label: change.label }).where('tag', '=', becomes).execute()
    return { ok: true, tag: becomes }
  })
}

const relabel = async (trx: Transaction<DB>, tag: string, label: string): Promise<Result> => {
  const changed = await trx
    .updateTable('article_tag')
    .set({ label })
    .where('tag', '=', tag)
    .where('label', '<>', label)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return { ok: false, problem: 'same-tag' }
  await trx.updateTable('tag_rule').set({ label }).where('becomes', '=', tag).execute()
  await touchArticles(trx, [tag])
  return { ok: true, tag }
}

const ban = async (trx: Transaction<DB>, viewer: Viewer, tag: string): Promise<Result> => {
  await keepRule(trx, viewer, tag, { becomes: null, label: null })
  await touchArticles(trx, [tag])
  await trx.deleteFrom('article_tag').where('tag', '=', tag).execute()
  return { ok: true, tag }
}

/** What led to this tag leads to what it became, so that no address is reached in two steps. */
const keepRule = async (
  trx: Transaction<DB>,
  viewer: Viewer,
  tag: string,
  to: { becomes: string | null; label: string | null },
) => {
  const rule = { ...to, changed_by: viewer.id, changed_at: now() }
  await trx
    .insertInto('tag_rule')
    .values({ tag, ...rule })
    .onConflict((conflict) => conflict.column('tag').doUpdateSet(rule))
    .execute()
  await trx.updateTable('tag_rule').set(rule).where('becomes', '=', tag).execute()
}

// Naming every page of a large tag would cost more than making all pages anew.
const mostNamed = 1000

const touchArticles = async (trx: Transaction<DB>, tags: string[]) => {
  const rows = await trx
    .selectFrom('article_tag')
    .select('article_id')
    .distinct()
    .where('tag', 'in', tags)
    .limit(mostNamed + 1)
    .execute()
  const articles = rows.map(({ article_id }) => `article:${article_id}`)
  const pages = rows.length > mostNamed ? ['settings'] : articles
  await touch(trx, [...tags.map((tag) => `tag:${tag}`), ...pages], true)
}

/** Authors may use the tag again. What was changed on articles stays. */
export const liftTagRule = async (
  db: Kysely<DB>,
  viewer: Viewer,
  tag: string,
): Promise<{ ok: true } | { ok: false; problem: 'forbidden' | 'missing' }> => {
  if (!may(viewer.role, 'tag.change')) return { ok: false, problem: 'forbidden' }
  return db.transaction().execute(async (trx) => {
    await holdTags(trx, 'alone')
    const row = await trx.deleteFrom('tag_rule').where('tag', '=', tag).returning('tag').executeTakeFirst()
    if (!row) return { ok: false, problem: 'missing' }
    await touch(trx, [`tag:${tag}`])
    return { ok: true }
  })
}
