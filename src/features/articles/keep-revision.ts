import type { Kysely, Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { isSameContent } from './content.ts'
import { type Content, insertRevision } from './insert-revision.ts'
import { type Actor, lockArticle, type OwnArticle, type Refused } from './own-article.ts'
import { markRevised } from './write-draft.ts'

/** Keeps the draft as it stands as a revision. When the last revision holds the same, that one is the answer. */
export const keepRevision = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
): Promise<{ ok: true; number: number; isNew: boolean } | Refused> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.write')
    return found.ok ? { ok: true, ...(await keepAsItStands(trx, viewer, found.article)) } : found
  })

export const keepAsItStands = async (trx: Transaction<DB>, viewer: Actor, article: OwnArticle) => {
  const last = await trx
    .selectFrom('revision')
    .select(['id', 'number', 'details', 'document'])
    .where('article_id', '=', article.id)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && isSameContent(last as unknown as Content, article))
    return { id: last.id, number: last.number, isNew: false }
  const kept = await insertRevision(trx, article.id, article, { reason: 'editing', by: viewer.id })
  await markRevised(trx, article.id)
  return { ...kept, isNew: true }
}
