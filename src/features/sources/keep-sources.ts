import { sql, type Transaction } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Source } from './source.ts'

/**
 * Keeps the sources of an article among those of its creator, where they can be picked again, and returns their ids in
 * the order given. The same source twice is one row.
 */
export const keepSources = async (
  trx: Transaction<DB>,
  creatorId: string,
  sources: readonly Source[],
): Promise<string[]> => {
  const distinct = new Map(sources.map((source) => [sameness(source), source]))
  // In one order everywhere: two articles that share sources must not wait for each other.
  const inOrder = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1))
  const ids = new Map<string, string>()
  for (const [key, source] of inOrder) ids.set(key, await keepSource(trx, creatorId, source))
  return sources.map((source) => ids.get(sameness(source)) ?? '')
}

const sameness = ({ url, title, publisher, published, quote }: Source): string =>
  JSON.stringify([url, title, publisher, published, quote])

const keepSource = async (trx: Transaction<DB>, creatorId: string, source: Source): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    insert into source (id, creator_id, kind, url, title, publisher, author, published, quote)
    values (${newId()}, ${creatorId}, ${source.kind}, ${source.url || null}, ${source.title}, ${source.publisher},
      ${source.author}, ${source.published}, ${source.quote})
    on conflict (creator_id, md5(coalesce(url, '')), md5(title), md5(publisher), md5(published), md5(quote))
    do update set kind = excluded.kind, author = excluded.author
    returning id`.execute(trx)
  return rows[0]?.id ?? ''
}
