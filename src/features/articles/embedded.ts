import type { Kysely } from 'kysely'
import { cutAtEmbeds } from '#features/document/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Cover } from './list-columns.ts'

/** An article within another, as it is now. Of a hidden one nothing is told but that. */
export type Embedded =
  | {
      is: 'here'
      id: string
      title: string // with U+200B where it may break
      language: string
      cover: Cover | null
      publishedAt: Date
      creator: { handle: string; name: string }
    }
  | { is: 'withdrawn'; id: string; title: string; language: string }
  | { is: 'hidden'; id: string }

export type EmbeddedById = ReadonlyMap<string, Embedded>

/** The ids of the articles that a rendering embeds. */
export const embeddedIn = (html: string): string[] => [
  ...new Set(cutAtEmbeds(html).flatMap(({ article }) => article ?? [])),
]

/** What readers may know of these articles. One that they never saw is absent, like one that does not exist. */
export const embeddedArticles = async (db: Kysely<DB>, ids: string[]): Promise<EmbeddedById> => {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('article')
    .innerJoin('creator', 'creator.id', 'article.creator_id')
    .select(['article.id', 'article.state', 'title_broken', 'article.language', 'cover', 'published_at'])
    .select(['creator.handle', 'creator.name'])
    .where('article.id', 'in', ids)
    .where('published_revision_id', 'is not', null)
    .execute()
  return new Map(rows.flatMap((row) => shape(row) ?? []).map((article) => [article.id, article]))
}

type Row = {
  id: string
  state: string
  title_broken: string
  language: string
  cover: unknown
  published_at: Date | null
  handle: string
  name: string
}

const shape = (row: Row): Embedded | undefined => {
  const { id, language, title_broken: title } = row
  if (row.state === 'hidden') return { is: 'hidden', id }
  if (row.state === 'withdrawn') return { is: 'withdrawn', id, title, language }
  if (row.state !== 'published' || !row.published_at) return undefined
  const { handle, name, cover, published_at: publishedAt } = row
  return { is: 'here', id, title, language, cover: cover as Cover | null, publishedAt, creator: { handle, name } }
}
