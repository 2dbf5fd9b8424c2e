import { type Kysely, sql } from 'kysely'
import { type Picture, picturesByHash } from '#features/media/index.ts'
import type { DB } from '#platform/schema.ts'

export const libraryFilters = ['all', 'used', 'unused'] as const
export type LibraryFilter = (typeof libraryFilters)[number]

/** A picture that a creator has brought, and where its articles use it. */
export type LibraryPicture = {
  id: string
  name: string
  at: Date
  picture: Picture
  uses: { articleId: string; title: string; isPublished: boolean }[]
  useCount: number
  words: string
}

type Wanted = { q: string; filter: LibraryFilter; before?: string | undefined; limit: number }

/** A creator's pictures, newest first, after the upload with the id `before`; hidden ones are left out. */
export const libraryOf = async (db: Kysely<DB>, creatorId: string, wanted: Wanted): Promise<LibraryPicture[]> => {
  const part = `%${wanted.q.slice(0, 100).replace(/[\\%_]/g, '\\$&')}%`
  const used = sql<boolean>`exists (
    select from picture_use as use join article on article.id = use.article_id
    where use.hash = upload.hash and article.creator_id = ${creatorId} and (use.in_draft or use.in_published)
  )`
  const said = sql<boolean>`exists (
    select from picture_use as use join article on article.id = use.article_id
    where use.hash = upload.hash and article.creator_id = ${creatorId} and use.words ilike ${part}
  )`
  const rows = await db
    .selectFrom('upload')
    .innerJoin('picture', 'picture.hash', 'upload.hash')
    .select(['upload.id', 'upload.hash', 'upload.name', 'upload.created_at as at'])
    .where('upload.creator_id', '=', creatorId)
    .where('picture.is_hidden', '=', false)
    .$if(wanted.before !== undefined, (query) => query.where('upload.id', '<', wanted.before ?? ''))
    .$if(wanted.filter === 'used', (query) => query.where(used))
    .$if(wanted.filter === 'unused', (query) => query.where((eb) => eb.not(used)))
    .$if(wanted.q !== '', (query) => query.where((eb) => eb.or([eb('upload.name', 'ilike', part), said])))
    .orderBy('upload.id', 'desc')
    .limit(Math.min(wanted.limit, 100))
    .execute()
  const hashes = rows.map(({ hash }) => hash)
  const [pictures, uses] = await Promise.all([picturesByHash(db, hashes), usesOf(db, creatorId, hashes)])
  return rows.flatMap(({ hash, ...row }) => {
    const picture = pictures.get(hash)
    const found = uses.get(hash) ?? []
    if (!picture) return []
    const shown = found.map(({ articleId, title, isPublished }) => ({ articleId, title, isPublished }))
    return [{ ...row, picture, uses: shown, useCount: found[0]?.count ?? 0, words: found[0]?.words ?? '' }]
  })
}

const usesShown = 3

const usesOf = async (db: Kysely<DB>, creatorId: string, hashes: string[]) => {
  if (hashes.length === 0) return new Map<string, never[]>()
  const { rows } = await sql<Use>`
    select * from (
      select use.hash, article.id as "articleId", draft.details ->> 'title' as title, use.words,
        use.in_published and article.state = 'published' as "isPublished",
        count(*) over (partition by use.hash)::int as count,
        row_number() over (partition by use.hash order by article.id desc) as place
      from picture_use as use
      join article on article.id = use.article_id
      join draft on draft.article_id = article.id
      where article.creator_id = ${creatorId} and (use.in_draft or use.in_published)
        and use.hash = any(${hashes}::text[])
    ) as found where place <= ${usesShown} order by hash, place`.execute(db)
  return Map.groupBy(rows, ({ hash }) => hash)
}

type Use = { hash: string; articleId: string; title: string; words: string; isPublished: boolean; count: number }

/**
 * Whether anything on the site needs a picture: any draft, any version that readers saw, a creator's or an applicant's
 * face. Whoever brought it does not matter: the same bytes are kept once.
 */
export const isNeeded = async (db: Kysely<DB>, hash: string): Promise<boolean> => {
  const { rows } = await sql<{ is_needed: boolean }>`
    select exists (select from picture_use where hash = ${hash})
      or exists (select from creator where avatar = ${hash})
      or exists (select from application where avatar = ${hash}) as is_needed`.execute(db)
  return rows[0]?.is_needed ?? true
}
