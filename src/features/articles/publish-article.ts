import type { Kysely, Transaction } from 'kysely'
import { figures, type WenhaoDocument } from '#features/document/index.ts'
import type { DB } from '#platform/schema.ts'
import { changeDetails } from './change-details.ts'
import type { SentProblems } from './content.ts'
import type { Details } from './details.ts'
import { type Actor, lockArticle, type OwnArticle } from './own-article.ts'
import { type Publication, type PublishResult, publishLocked } from './publish-locked.ts'

/** What the last step asks for. The cover is one of the pictures of the text or the one it has already, by its hash; empty is none. */
export type Description = Pick<Details, 'summary' | 'channels' | 'tags' | 'place' | 'byline'> & { cover: string }

export type PublicationResult =
  | PublishResult
  | { ok: true; outcome: 'kept' }
  | { ok: false; problem: 'not-valid'; problems: SentProblems }

/**
 * The last step: keeps what the form says about the article and then, if wanted, publishes it or submits it for review.
 * All of it happens, or nothing; only what was filled in is kept even when something else is still missing.
 */
export const publishArticle = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: Publication & { description: Description; isToPublish: boolean },
): Promise<PublicationResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, given.isToPublish ? 'article.publish' : 'article.write')
    if (!found.ok) return found
    const described = await describeLocked(trx, viewer, found.article, given)
    if (!described.ok) return described
    if (!given.isToPublish) return { ok: true, outcome: 'kept' }
    return publishLocked(trx, viewer, described.article, { ...given, version: described.version })
  })

/** Lays the form over a locked draft. `version` is the draft's as whoever sent the form has seen it. */
export const describeLocked = async (
  trx: Transaction<DB>,
  viewer: Actor,
  before: OwnArticle,
  given: { version: number; description: Description },
) => {
  const details = { ...given.description, cover: coverOf(before, given.description.cover) }
  const changed = await changeDetails(trx, viewer, before, given.version, details)
  if (!changed.ok) return changed
  const { article } = changed
  return { ok: true, article, version: seenVersion(before, article, given.version) } as const
}

// A form sent twice finds its own work done, and one that just changed the details has seen the version it made.
const seenVersion = (before: OwnArticle, after: OwnArticle, version: number): number =>
  after !== before || after.publishedVersion === after.version ? after.version : version

const coverOf = ({ details, document }: OwnArticle, hash: string): Details['cover'] => {
  if (hash === '') return null
  const figure = figureOf(document, hash)
  if (figure) return { hash, alt: figure.alt, credit: figure.credit }
  return details.cover?.hash === hash ? details.cover : null
}

const figureOf = (document: WenhaoDocument, hash: string) =>
  figures(document).find((figure) => figure.attrs.media === hash)?.attrs
