import { type Kysely, sql } from 'kysely'
import { fromCsl, type Source } from '#features/sources/index.ts'
import type { DB } from '#platform/schema.ts'

/** A source that was used before: by this creator, or by somebody else in an article that readers see. */
export type FoundSource = { from: 'creator' | 'site'; source: Source }

type Wanted = { creatorId: string; q: string; limit: number }
type Row = { from: 'creator' | 'site'; csl: unknown; same: string }

const looked = 400 // rows of one place that are looked through: nobody types for so many

/**
 * The sources that hold all the words, the creator's own first. Interviews with protected people are the creator's
 * alone; of other creators only what stands under a published article is found.
 */
export const searchSources = async (db: Kysely<DB>, { creatorId, q, limit }: Wanted): Promise<FoundSource[]> => {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean).slice(0, 5)
  const own = await ownSources(db, creatorId, words, limit)
  const others = words.length > 0 && own.length < limit ? await sourcesOfOthers(db, creatorId, words, limit) : []
  const rows = new Map([...others, ...own].map((row) => [row.same, row]))
  return [...rows.values()]
    .sort((a, b) => (a.from === b.from ? 0 : a.from === 'creator' ? -1 : 1))
    .flatMap(({ from, csl }) => {
      const source = fromCsl(csl)
      return source ? [{ from, source }] : []
    })
    .slice(0, limit)
}

const searched = sql<string>`lower(title || ' ' || publisher || ' ' || author || ' ' || coalesce(url, ''))`
const escaped = (word: string): string => word.replace(/[\\%_]/g, '\\$&')

const ownSources = async (db: Kysely<DB>, creatorId: string, words: string[], limit: number): Promise<Row[]> => {
  const newest = sql`select * from source where creator_id = ${creatorId} order by created_at desc limit ${looked * 5}`
  const { rows } = await sql<Row>`
    select 'creator' as "from", csl, concat(kind, ' ', title, ' ', url) as same
    from (${newest}) as source
    where ${holdsAll(words)}
    order by created_at desc limit ${limit}`.execute(db)
  return rows
}

// Trigrams find words of three letters and more; a shorter one has to begin the title, or PostgreSQL reads everything.
const sourcesOfOthers = async (db: Kysely<DB>, creatorId: string, words: string[], limit: number): Promise<Row[]> => {
  const isShort = words.every((word) => word.length < 3)
  const begins = sql`lower(title) like ${`${escaped(words[0] ?? '')}%`}`
  const { rows } = await sql<Row>`
    select 'site' as "from", csl, concat(kind, ' ', title, ' ', url) as same
    from (
      select id, csl, kind, title, url from source
      where not is_protected and creator_id <> ${creatorId} and ${isShort ? begins : sql`true`} and ${holdsAll(words)}
      limit ${looked}
    ) as found
    where exists (
      select from citation join article on article.id = citation.article_id
      where citation.source_id = found.id and article.state = 'published' and article.is_listed
    )
    limit ${limit}`.execute(db)
  return rows
}

const holdsAll = (words: string[]) =>
  words.length === 0
    ? sql`true`
    : sql.join(
        words.map((word) => sql`${searched} like ${`%${escaped(word)}%`}`),
        sql` and `,
      )
