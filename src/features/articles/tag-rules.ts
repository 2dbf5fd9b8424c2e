import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { tagRows } from './rules.ts'

/**
 * Those who put tags on articles hold them together; who changes a tag waits for them and holds it alone. Otherwise an
 * article that is being published while its tag is merged away would bring the old one back.
 */
export const holdTags = async (trx: Transaction<DB>, how: 'together' | 'alone'): Promise<void> => {
  const take = how === 'alone' ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  await sql`select ${take}(hashtextextended('tags', 0))`.execute(trx)
}

/** The tags that an article gets for what its author wrote: merged ones under their new name, banned ones not at all. */
export const settledTags = async (trx: Transaction<DB>, labels: readonly string[]) => {
  const rows = tagRows(labels)
  if (rows.length === 0) return []
  await holdTags(trx, 'together')
  const rules = await trx
    .selectFrom('tag_rule')
    .select(['tag', 'becomes', 'label'])
    .where(
      'tag',
      'in',
      rows.map(({ tag }) => tag),
    )
    .execute()
  const ruled = new Map(rules.map((rule) => [rule.tag, rule]))
  return tagRows(rows.flatMap(({ tag, label }) => (ruled.has(tag) ? (ruled.get(tag)?.label ?? []) : label)))
}

/** What became of a tag: another's name, or null when it is banned; undefined when nobody changed it. */
export const tagRule = (db: Kysely<DB>, tag: string): Promise<TagRule | undefined> =>
  db.selectFrom('tag_rule').select(['tag', 'becomes', 'label']).where('tag', '=', tag).executeTakeFirst()

export type TagRule = { tag: string; becomes: string | null; label: string | null }

/** The changed tags by name, after `after`. */
export const tagRules = (db: Kysely<DB>, { after, limit }: { after: string; limit: number }): Promise<TagRule[]> =>
  db
    .selectFrom('tag_rule')
    .select(['tag', 'becomes', 'label'])
    .where('tag', '>', after)
    .orderBy('tag')
    .limit(limit)
    .execute()

export type TagCount = { tag: string; label: string; count: number }

type Asked = { words: string; after: { count: number; tag: string } | undefined; limit: number }

/** The tags of published articles, the most used first; those that contain some words. */
export const countTags = async (db: Kysely<DB>, { words, after, limit }: Asked): Promise<TagCount[]> => {
  const count = sql<number>`count(*)::int`
  return db
    .selectFrom('article_tag')
    .innerJoin('article', 'article.id', 'article_tag.article_id')
    .where('article.state', '=', 'published')
    .$if(words !== '', (query) => query.where(sql<boolean>`strpos(tag, ${words}) > 0`))
    .select(['tag', sql<string>`mode() within group (order by label)`.as('label'), count.as('count')])
    .groupBy('tag')
    .$if(after !== undefined, (query) =>
      query.having(sql<boolean>`(-count(*), tag) > (${-(after?.count ?? 0)}, ${after?.tag ?? ''})`),
    )
    .orderBy(count, 'desc')
    .orderBy('tag')
    .limit(limit)
    .execute()
}

export const countTag = async (db: Kysely<DB>, tag: string): Promise<TagCount | undefined> => {
  const row = await db
    .selectFrom('article_tag')
    .select([
      sql<string | null>`mode() within group (order by label)`.as('label'),
      sql<number>`count(*)::int`.as('count'),
    ])
    .where('tag', '=', tag)
    .executeTakeFirst()
  return row?.label ? { tag, label: row.label, count: row.count } : undefined
}
