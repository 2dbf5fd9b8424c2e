import type { Kysely } from 'kysely'
import type { WenhaoDocument } from '#features/document/index.ts'
import type { DB, Revision } from '#platform/schema.ts'
import { detailsSchema } from './details.ts'
import type { Content } from './insert-revision.ts'

/** A version that readers saw. Versions count from 1, however many revisions the author kept between. */
export type Version = {
  number: number // of the revision
  changeKind: Revision['change_kind']
  note: string
  at: Date
}

export const publishedVersions = async (db: Kysely<DB>, articleId: string): Promise<Version[]> => {
  const rows = await db
    .selectFrom('revision')
    .select(['number', 'change_kind as changeKind', 'note', 'published_at as at'])
    .where('article_id', '=', articleId)
    .where('published_at', 'is not', null)
    .orderBy('number')
    .limit(500)
    .execute()
  return rows.flatMap((row) => (row.at ? [{ ...row, at: row.at }] : []))
}

/** The text of a version that readers saw, and of no other. */
export const readVersion = async (db: Kysely<DB>, articleId: string, number: number): Promise<Content | undefined> => {
  const row = await db
    .selectFrom('revision')
    .select(['details', 'document'])
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  return row && { details: detailsSchema.parse(row.details), document: row.document as unknown as WenhaoDocument }
}
