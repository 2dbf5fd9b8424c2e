import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'

/** How often each of these articles was opened, since it was published. */
export const opensOf = async (db: Kysely<DB>, articleIds: string[]): Promise<Map<string, number>> => {
  if (articleIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('daily_opens')
    .select(['article_id', ({ fn }) => fn.sum<string>('opens').as('opens')])
    .where('article_id', 'in', articleIds)
    .groupBy('article_id')
    .execute()
  return new Map(rows.map((row) => [row.article_id, Number(row.opens)]))
}
