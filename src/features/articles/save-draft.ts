import type { Kysely, Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { isSameContent, mergeContent, type Sent, type SentProblems } from './content.ts'
import { type Content, insertRevision } from './insert-revision.ts'
import { type Actor, lockArticle, type OwnArticle, type Refused } from './own-article.ts'
import { markRevised, type Saved, writeDraft } from './write-draft.ts'
import { mayKeepConflict } from './writing-limits.tsx'

export type SaveResult =
  | ({ ok: true } & Saved)
  | Refused
  | { ok: false; problem: 'not-valid'; problems: SentProblems }
  | { ok: false; problem: 'conflict'; current: OwnArticle; keptRevision: number | null }

const minutesBetweenRevisions = 10

/**
 * Saves what is being typed, if the draft is still at the version it was typed upon. If not, nobody loses: the draft
 * stays, and what was sent is kept as a revision, unless far too many were within the hour.
 */
export const saveDraft = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: Sent & { version: number },
): Promise<SaveResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.write')
    if (!found.ok) return found
    const { article } = found
    const merged = mergeContent(article, given)
    if (!merged.ok) return { ok: false, problem: 'not-valid', problems: merged.problems }
    // The same text again is an answer that was lost on its way, not another author.
    if (isSameContent(article, merged.content)) return { ok: true, version: article.version, savedAt: article.editedAt }
    if (article.version !== given.version) return keepConflict(trx, viewer, article, merged.content)
    const saved = await writeDraft(trx, viewer, article, merged.content)
    await keepEveryTenMinutes(trx, viewer, article, merged.content)
    return { ok: true, ...saved }
  })

const keepEveryTenMinutes = async (trx: Transaction<DB>, viewer: Actor, article: OwnArticle, content: Content) => {
  if (now().getTime() - article.revisedAt.getTime() < minutesBetweenRevisions * 60_000) return
  await insertRevision(trx, article.id, content, { reason: 'editing', by: viewer.id })
  await markRevised(trx, article.id)
}

const keepConflict = async (
  trx: Transaction<DB>,
  viewer: Actor,
  article: OwnArticle,
  content: Content,
): Promise<SaveResult> => {
  const kept = (await sameConflict(trx, article.id, content)) ?? (await insertConflict(trx, viewer, article, content))
  return { ok: false, problem: 'conflict', current: article, keptRevision: kept?.number ?? null }
}

// Beyond what people bring about the text stays where it was typed: the editor keeps it, and asks there.
const insertConflict = async (trx: Transaction<DB>, viewer: Actor, article: OwnArticle, content: Content) =>
  (await mayKeepConflict(trx, article.id))
    ? insertRevision(trx, article.id, content, { reason: 'conflict', by: viewer.id })
    : undefined

// A browser that asks again with the same text need not fill the history.
const sameConflict = async (trx: Transaction<DB>, articleId: string, content: Content) => {
  const last = await trx
    .selectFrom('revision')
    .select(['number', 'details', 'document'])
    .where('article_id', '=', articleId)
    .where('reason', '=', 'conflict')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last && isSameContent(last as unknown as Content, content) ? last : undefined
}
