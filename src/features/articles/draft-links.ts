import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { detailsSchema } from './details.ts'
import { viewOf } from './draft-view.ts'
import type { Content } from './insert-revision.ts'
import { type Actor, lockArticle, ownArticle, type Refused } from './own-article.ts'
import { draftLinkPaths } from './paths.ts'
import type { ArticleView } from './queries.ts'

/** For how many days a link may be made. */
export const linkDays = [1, 7, 30] as const
const mostLinks = 20

export type DraftLink = { id: string; note: string; by: string | null; at: Date; expiresAt: Date }

// 256 random bits, of which only the hash is kept.
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** Makes a link that opens this draft to whoever has it. It is told once: nobody can read it again. */
export const makeDraftLink = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: { days: (typeof linkDays)[number]; note: string },
): Promise<{ ok: true; token: string; expiresAt: Date } | Refused | { ok: false; problem: 'too-many' }> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.share-draft')
    if (!found.ok) return found
    const open = await openLinks(trx, articleId)
    if (open.length >= mostLinks) return { ok: false, problem: 'too-many' }
    const token = randomBytes(32).toString('base64url')
    const expiresAt = new Date(now().getTime() + given.days * 86_400_000)
    const made = { note: given.note, created_by: viewer.id, created_at: now(), expires_at: expiresAt }
    await trx
      .insertInto('draft_link')
      .values({ id: newId(), article_id: articleId, token_hash: hashOf(token), ...made })
      .execute()
    return { ok: true, token, expiresAt }
  })

export const revokeDraftLink = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  linkId: string,
): Promise<{ ok: true } | Refused> => {
  const found = await ownArticle(db, viewer, articleId, 'article.share-draft')
  if (!found.ok) return found
  await db.deleteFrom('draft_link').where('id', '=', linkId).where('article_id', '=', articleId).execute()
  return { ok: true }
}

/** The links that still open a draft, the newest first. */
export const openLinks = (db: Kysely<DB>, articleId: string): Promise<DraftLink[]> =>
  db
    .selectFrom('draft_link')
    .leftJoin('user', 'user.id', 'draft_link.created_by')
    .select(['draft_link.id', 'note', 'user.name as by', 'draft_link.created_at as at', 'expires_at as expiresAt'])
    .where('article_id', '=', articleId)
    .where('expires_at', '>', now())
    .orderBy('draft_link.id', 'desc')
    .limit(mostLinks)
    .execute()

type LinkedDraft = { ok: true; article: ArticleView } | { ok: false; problem: 'missing' | 'members-only' }

/**
 * The draft that a link opens, as it is now. Nothing when it has ended, or when the site has stopped showing the text;
 * and where the site reviews first, nothing to strangers: otherwise a link would publish to everybody unreviewed.
 */
export const draftByLink = async (db: Kysely<DB>, viewer: Actor | undefined, token: string): Promise<LinkedDraft> => {
  const row = await findByToken(db, token)
  if (!row) return { ok: false, problem: 'missing' }
  const { details, document, isReviewedFirst, ...rest } = row
  if (isReviewedFirst && !viewer) return { ok: false, problem: 'members-only' }
  const content = { details: detailsSchema.parse(details), document } as unknown as Content
  return { ok: true, article: await viewOf(db, { ...rest, ...content }, { media: draftLinkPaths.media(token) }) }
}

/** Whether the draft that a link opens shows this picture. */
export const linkShowsPicture = async (
  db: Kysely<DB>,
  viewer: Actor | undefined,
  token: string,
  hash: string,
): Promise<boolean> => {
  const row = await findByToken(db, token)
  if (!row || (row.isReviewedFirst && !viewer)) return false
  const use = await db
    .selectFrom('picture_use')
    .select('hash')
    .where('article_id', '=', row.id)
    .where('hash', '=', hash)
    .where('in_draft', '=', true)
    .executeTakeFirst()
  // A draft may name any picture by its hash; it shows only those that its creator brought.
  const upload = await db
    .selectFrom('upload')
    .select('id')
    .where('hash', '=', hash)
    .where('creator_id', '=', row.creatorId)
    .executeTakeFirst()
  return use !== undefined && upload !== undefined
}

const findByToken = (db: Kysely<DB>, token: string) =>
  db
    .selectFrom('draft_link')
    .innerJoin('article', 'article.id', 'draft_link.article_id')
    .innerJoin('draft', 'draft.article_id', 'article.id')
    .innerJoin('creator', 'creator.id', 'article.creator_id')
    .select(['article.id', 'article.creator_id as creatorId', 'article.published_at as publishedAt'])
    .select(['draft.details', 'draft.document', 'creator.is_reviewed_first as isReviewedFirst'])
    .where('token_hash', '=', hashOf(token))
    .where('expires_at', '>', now())
    .where('article.state', '!=', 'hidden')
    .where('creator.state', '=', 'active')
    .executeTakeFirst()

/** Those that have ended open nothing any more and need not be kept. */
export const dropOldDraftLinks = async (db: Kysely<DB>): Promise<void> => {
  await db.deleteFrom('draft_link').where('expires_at', '<', now()).execute()
}
