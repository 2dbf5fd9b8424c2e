import type { Kysely, Transaction } from 'kysely'
import { membershipOf } from '#features/creators/index.ts'
import type { WenhaoDocument } from '#features/document/index.ts'
import { type Act, may } from '#features/site/index.ts'
import type { Article, DB } from '#platform/schema.ts'
import { detailsSchema } from './details.ts'
import type { Content } from './insert-revision.ts'

/** Who acts: all that an action needs to know of the viewer. */
export type Actor = { id: string }

/** `missing` also when it is there but not theirs: nobody learns which drafts exist. */
export type Refused = { ok: false; problem: 'missing' | 'forbidden' }

/** An article as its authors see it: where it stands, and the draft behind it. */
export type OwnArticle = Content & {
  id: string
  creatorId: string
  state: Article['state']
  publishedRevisionId: string | null
  submittedRevisionId: string | null
  publishedAt: Date | null
  updatedAt: Date | null
  reviewNote: string
  withdrawalReason: string
  version: number
  publishedVersion: number | null
  editedAt: Date
  editedBy: string | null
  revisedAt: Date
  plannedAt: Date | null
  planProblem: string | null
}

/** The viewer's article, as it is now, if they may do this to it. */
export const ownArticle = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  act: Act,
): Promise<{ ok: true; article: OwnArticle } | Refused> => {
  const row = await readRow(db, articleId)
  const role = row && (await membershipOf(db, row.creatorId, viewer.id))
  if (!row || !role) return { ok: false, problem: 'missing' }
  if (!may(role, act)) return { ok: false, problem: 'forbidden' }
  const { details, document, ...rest } = row
  return {
    ok: true,
    article: { ...rest, details: detailsSchema.parse(details), document: document as unknown as WenhaoDocument },
  }
}

/**
 * The same, with its draft and article locked until the transaction ends. The locks come first, in a statement of their
 * own: a row read in the statement that waits for a lock may be older than the one that is locked.
 */
export const lockArticle = async (trx: Transaction<DB>, viewer: Actor, articleId: string, act: Act) => {
  await trx.selectFrom('draft').select('version').where('article_id', '=', articleId).forUpdate().execute()
  await trx.selectFrom('article').select('id').where('id', '=', articleId).forNoKeyUpdate().execute()
  return ownArticle(trx, viewer, articleId, act)
}

const readRow = (db: Kysely<DB>, articleId: string) =>
  db
    .selectFrom('article')
    .innerJoin('draft', 'draft.article_id', 'article.id')
    .leftJoin('planned_publication', 'planned_publication.article_id', 'article.id')
    .select([
      'article.id',
      'article.creator_id as creatorId',
      'article.state',
      'article.published_revision_id as publishedRevisionId',
      'article.submitted_revision_id as submittedRevisionId',
      'article.published_at as publishedAt',
      'article.updated_at as updatedAt',
      'article.review_note as reviewNote',
      'article.withdrawal_reason as withdrawalReason',
      'draft.version',
      'draft.details',
      'draft.document',
      'draft.published_version as publishedVersion',
      'draft.edited_at as editedAt',
      'draft.edited_by as editedBy',
      'draft.revised_at as revisedAt',
      'planned_publication.due_at as plannedAt',
      'planned_publication.problem as planProblem',
    ])
    .where('article.id', '=', articleId)
    .executeTakeFirst()
