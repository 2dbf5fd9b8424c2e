import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { type BlockChange, wholeEffort } from './compare-texts.ts'
import { shortChanges } from './short-changes.ts'

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

/** `changes`: the paragraphs that differ, where they are few and short enough to stand on the page. */
export type Correction = { at: Date; reason: string; from: number; to: number; changes: BlockChange[] }

/** The last corrections of an article, newest first. */
export const correctionsOf = async (db: Kysely<DB>, articleId: string): Promise<Correction[]> => {
  const rows = await db
    .selectFrom('correction')
    .innerJoin('revision as after', 'after.id', 'correction.revision_id')
    .innerJoin('revision as before', 'before.id', 'correction.before_revision_id')
    .select(['correction.created_at as at', 'correction.reason', 'before.number as from', 'after.number as to'])
    .select('correction.changes')
    .select((eb) => {
      const uncompared = eb.case().when('correction.changes', 'is', null)
      return [
        uncompared.then(eb.ref('before.text')).end().as('before'),
        uncompared.then(eb.ref('after.text')).end().as('after'),
      ]
    })
    .where('correction.article_id', '=', articleId)
    .orderBy('correction.created_at', 'desc')
    .limit(20)
    .execute()
  const effort = wholeEffort() // for all of them
  return rows.map(({ before, after, changes, ...row }) => ({
    ...row,
    changes: (changes as BlockChange[] | null) ?? shortChanges(before ?? '', after ?? '', effort),
  }))
}
