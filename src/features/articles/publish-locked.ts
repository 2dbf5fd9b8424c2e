import type { Transaction } from 'kysely'
import { creatorsOf, mayPublish } from '#features/creators/index.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { dropPlan } from './drop-plan.ts'
import { type ChangeKind, insertRevision } from './insert-revision.ts'
import { keptChannels } from './kept-channels.ts'
import type { Actor, OwnArticle, Refused } from './own-article.ts'
import { foreignPictures, lostEmbeds } from './render-revision.ts'
import { type Lacks, lacking, unexplained } from './rules.ts'
import { putBack, showPublication } from './show-publication.ts'
import { holdPicturesOf } from './take-pictures-back.ts'
import { markRevised } from './write-draft.ts'
import { mayPublishAgain } from './writing-limits.tsx'

export type PublishProblem = 'changed' | 'creator-suspended' | 'hidden' | 'too-often'

export type PublishResult =
  | { ok: true; outcome: 'published' | 'submitted' }
  | Refused
  | { ok: false; problem: PublishProblem }
  | { ok: false; problem: 'incomplete'; lacks: Lacks }

/**
 * `version`: the draft's, as the author saw it when deciding. `kind` and `reason` belong to a republication. `isDue`: its
 * time has come, and how often others were published meanwhile does not hold it up.
 */
export type Publication = { version: number; kind?: ChangeKind; reason?: string; isDue?: boolean }

/** Publishes a locked draft, or submits it where the site reviews first. */
export const publishLocked = async (
  trx: Transaction<DB>,
  viewer: Actor,
  article: OwnArticle,
  given: Publication,
): Promise<PublishResult> => {
  const judged = await mayBegin(trx, viewer, article, given)
  if (!judged.ok) return judged
  // The same version once more is a second click, or a withdrawn article that comes back as it was.
  if (article.publishedVersion === article.version) {
    await dropPlan(trx, article.id)
    if (article.state === 'withdrawn' && !article.submittedRevisionId) await putBack(trx, article)
    return { ok: true, outcome: article.submittedRevisionId ? 'submitted' : 'published' }
  }
  const lacks = await findLacks(trx, article, given)
  if (Object.keys(lacks).length > 0) return { ok: false, problem: 'incomplete', lacks }
  if (!given.isDue && !(await mayPublishAgain(trx, article.id))) return { ok: false, problem: 'too-often' }
  const outcome = judged.creator.is_reviewed_first ? 'submitted' : 'published'
  await dropPlan(trx, article.id)
  await fix(trx, viewer, article, given, outcome)
  return { ok: true, outcome }
}

/** Whether a locked draft could be published now, without doing it. */
export const whyNot = async (trx: Transaction<DB>, viewer: Actor, article: OwnArticle, given: Publication) => {
  const judged = await mayBegin(trx, viewer, article, given)
  if (!judged.ok) return judged
  const lacks = await findLacks(trx, article, given)
  return Object.keys(lacks).length > 0 ? ({ ok: false, problem: 'incomplete', lacks } as const) : judged
}

const mayBegin = async (trx: Transaction<DB>, viewer: Actor, article: OwnArticle, given: Publication) => {
  const problem = refused(article, given)
  if (problem) return { ok: false, problem } as const
  const isAllowed = await mayPublish(trx, article.creatorId)
  const creator = (await creatorsOf(trx, viewer.id)).find(({ id }) => id === article.creatorId)
  if (!isAllowed || !creator) return { ok: false, problem: 'creator-suspended' } as const
  return { ok: true, creator } as const
}

const findLacks = async (trx: Transaction<DB>, article: OwnArticle, given: Publication): Promise<Lacks> => {
  // Somebody else's picture may go with the article that made it public: not between this look and the publication.
  await holdPicturesOf(trx, article.id, article)
  return {
    ...((await foreignPictures(trx, article.creatorId, article)).length > 0 && {
      document: 'picture-missing' as const,
    }),
    ...((await lostEmbeds(trx, article)).length > 0 && { embeds: 'embed-missing' as const }),
    ...lacking(article),
    ...((await keptChannels(trx, article.id, article.details.channels)).length === 0 && {
      channels: 'choose-one' as const,
    }),
    ...(article.publishedRevisionId && unexplained(given.kind, given.reason ?? '')),
  }
}

const refused = (article: OwnArticle, given: Publication): PublishProblem | undefined => {
  if (article.state === 'hidden') return 'hidden'
  return article.version === given.version ? undefined : 'changed'
}

const fix = async (
  trx: Transaction<DB>,
  viewer: Actor,
  article: OwnArticle,
  given: Publication,
  outcome: 'published' | 'submitted',
) => {
  const change = {
    changeKind: article.publishedRevisionId ? (given.kind ?? 'update') : ('first' as const),
    note: given.reason?.trim() ?? '',
  }
  const revision = await insertRevision(trx, article.id, article, { reason: outcome, by: viewer.id, ...change })
  await markRevised(trx, article.id)
  await trx
    .updateTable('draft')
    .set({ published_version: article.version })
    .where('article_id', '=', article.id)
    .execute()
  if (outcome === 'submitted') return submit(trx, article, revision.id)
  await showPublication(trx, article, { ...revision, details: article.details, document: article.document, ...change })
}

const submit = async (trx: Transaction<DB>, article: OwnArticle, revisionId: string) => {
  await trx
    .updateTable('article')
    .set({
      submitted_revision_id: revisionId,
      review_note: '',
      // What readers see stays what it is while an update waits.
      ...(!article.publishedRevisionId && { state: 'submitted' as const }),
    })
    .where('id', '=', article.id)
    .execute()
  await emit(trx, { type: 'article.submitted', articleId: article.id })
}
