import { sql, type Transaction } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Source } from './source.ts'
import { toCsl } from './to-csl.ts'

/**
 * Keeps the sources of an article among those of its creator, where they can be picked again, and returns their ids in
 * the order given. The same source twice is one row.
 */
export const keepSources = async (
  trx: Transaction<DB>,
  creatorId: string,
  sources: readonly Source[],
): Promise<string[]> => {
  if (sources.length === 0) return []
  const distinct = new Map(sources.map((source) => [sameness(source), source]))
  // In one order everywhere: two articles that share sources must not wait for each other.
  const inOrder = [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source)
  const kept = await insertSources(trx, creatorId, inOrder)
  const ids = new Map(kept.map((row) => [sameness({ ...row, url: row.url ?? '' }), row.id]))
  return sources.map((source) => ids.get(sameness(source)) ?? '')
}

type Same = Pick<Source, 'url' | 'title' | 'publisher' | 'published' | 'quote'>

const sameness = ({ url, title, publisher, published, quote }: Same): string =>
  JSON.stringify([url, title, publisher, published, quote])

type Kept = Omit<Same, 'url'> & { id: string; url: string | null }

const insertSources = async (trx: Transaction<DB>, creatorId: string, sources: Source[]): Promise<Kept[]> => {
  const column = (name: keyof Source) => sources.map((source) => source[name])
  const items = sources.map(itemOf)
  const { rows } = await sql<Kept>`
    insert into source (id, creator_id, kind, url, title, publisher, author, published, quote, is_protected, csl)
    select id, ${creatorId}, kind, nullif(url, ''), title, publisher, author, published, quote, is_protected, csl::jsonb
    from unnest(${sources.map(() => newId())}::text[], ${column('kind')}::text[], ${column('url')}::text[],
      ${column('title')}::text[], ${column('publisher')}::text[], ${column('author')}::text[],
      ${column('published')}::text[], ${column('quote')}::text[], ${column('isProtected')}::boolean[], ${items}::text[])
      as given (id, kind, url, title, publisher, author, published, quote, is_protected, csl)
    on conflict (creator_id, md5(coalesce(url, '')), md5(title), md5(publisher), md5(published), md5(quote))
    do update set kind = excluded.kind, author = excluded.author, is_protected = excluded.is_protected, csl = excluded.csl
    returning id, url, title, publisher, published, quote`.execute(trx)
  return rows
}

// Its id is one within the article, which says nothing here.
const itemOf = (source: Source): string => {
  const { id: _, ...item } = toCsl(source)
  return JSON.stringify(item)
}
