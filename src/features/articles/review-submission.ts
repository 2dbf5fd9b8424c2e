import { type Kysely, sql, type Transaction } from 'kysely'
import { mayPublish } from '#features/creators/index.ts'
import type { WenhaoDocument } from '#features/document/index.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { detailsSchema } from './details.ts'
import { type Actor, lockArticle, type Refused } from './own-article.ts'
import { showPublication } from './show-publication.ts'

export type ReviewAnswer = { ok: true } | { ok: false; problem: 'not-submitted' | 'changed' | 'creator-suspended' }

/** What waits for a review: the text that was fixed when it was submitted. Undefined when nothing waits any more. */
export const submittedArticle = (db: Kysely<DB>, articleId: string) =>
  db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.submitted_revision_id')
    .select([
      'article.id',
      'article.creator_id as creatorId',
      'revision.id as revisionId',
      'revision.change_kind as changeKind',
      'revision.note',
      'revision.created_by as submittedBy',
      'revision.created_at as submittedAt',
    ])
    .select([
      sql<string>`revision.details ->> 'title'`.as('title'),
      sql<string>`revision.details ->> 'language'`.as('language'),
    ])
    .where('article.id', '=', articleId)
    .executeTakeFirst()

/** The review accepted it: readers see exactly the text that was submitted, whatever was typed since. */
export const publishSubmitted = async (
  trx: Transaction<DB>,
  articleId: string,
  revisionId: string,
): Promise<ReviewAnswer> => {
  const article = await lockSubmitted(trx, articleId)
  if (!article?.submittedRevisionId) return { ok: false, problem: 'not-submitted' }
  if (article.submittedRevisionId !== revisionId) return { ok: false, problem: 'changed' }
  if (!(await mayPublish(trx, article.creatorId))) return { ok: false, problem: 'creator-suspended' }
  const revision = await trx
    .selectFrom('revision')
    .select(['id', 'details', 'document', 'change_kind', 'note'])
    .where('id', '=', revisionId)
    .executeTakeFirstOrThrow()
  await showPublication(trx, article, {
    id: revision.id,
    details: detailsSchema.parse(revision.details),
    document: revision.document as unknown as WenhaoDocument,
    changeKind: revision.change_kind ?? 'first',
    note: revision.note,
  })
  return { ok: true }
}

/** The review sends it back with a reason, which the author finds in the studio. */
export const sendBack = async (
  trx: Transaction<DB>,
  articleId: string,
  revisionId: string,
  reason: string,
): Promise<ReviewAnswer> => {
  const article = await lockSubmitted(trx, articleId)
  if (!article?.submittedRevisionId) return { ok: false, problem: 'not-submitted' }
  if (article.submittedRevisionId !== revisionId) return { ok: false, problem: 'changed' }
  await release(trx, articleId, article.publishedRevisionId ? undefined : 'sent-back', reason)
  return { ok: true }
}

/** The author takes a submission back before it is decided. */
export const takeBackSubmission = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
): Promise<{ ok: true } | Refused> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.publish')
    if (!found.ok || !found.article.submittedRevisionId) return found.ok ? { ok: true } : found
    await release(trx, articleId, found.article.publishedRevisionId ? undefined : 'draft', '')
    await emit(trx, { type: 'article.taken-back', articleId })
    return { ok: true }
  })

// The draft first, as everywhere: two who lock in different orders wait for each other for ever.
const lockSubmitted = async (trx: Transaction<DB>, articleId: string) => {
  await trx.selectFrom('draft').select('version').where('article_id', '=', articleId).forUpdate().execute()
  return trx
    .selectFrom('article')
    .select([
      'id',
      'creator_id as creatorId',
      'published_revision_id as publishedRevisionId',
      'published_at as publishedAt',
      'updated_at as updatedAt',
      'submitted_revision_id as submittedRevisionId',
    ])
    .where('id', '=', articleId)
    .forNoKeyUpdate()
    .executeTakeFirst()
}

const release = async (
  trx: Transaction<DB>,
  articleId: string,
  state: 'sent-back' | 'draft' | undefined,
  note: string,
) => {
  await trx
    .updateTable('article')
    .set({ submitted_revision_id: null, review_note: note, ...(state && { state }) })
    .where('id', '=', articleId)
    .execute()
  // The same version may be submitted again.
  await trx.updateTable('draft').set({ published_version: null }).where('article_id', '=', articleId).execute()
}
