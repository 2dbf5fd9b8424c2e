import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'

export type RecentCorrection = { articleId: string; title: string; language: string; reason: string; at: Date }

/** The corrections of published articles since a moment, newest first. */
export const recentCorrections = async (db: Kysely<DB>, since: Date, limit: number): Promise<RecentCorrection[]> => {
  const rows = await db
    .selectFrom('correction')
    .innerJoin('article', 'article.id', 'correction.article_id')
    .select(['article.id', 'article.title', 'article.language', 'correction.reason', 'correction.created_at'])
    .where('article.state', '=', 'published')
    .where('correction.created_at', '>=', since)
    .orderBy('correction.created_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ id, title, language, reason, created_at }) => ({
    articleId: id,
    title,
    language,
    reason,
    at: created_at,
  }))
}
