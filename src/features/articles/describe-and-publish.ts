import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { changeDetails } from './change-details.ts'
import type { SentProblems } from './content.ts'
import type { Details } from './details.ts'
import { type Actor, lockArticle } from './own-article.ts'
import { type Publication, type PublishResult, publishLocked } from './publish-article.ts'

export type Description = Pick<Details, 'summary' | 'cover' | 'channels' | 'tags' | 'place' | 'byline'>

export type DescribeResult =
  | PublishResult
  | { ok: true; outcome: 'kept' }
  | { ok: false; problem: 'not-valid'; problems: SentProblems }

/**
 * The last step: keeps what the form says about the article and then, if wanted, publishes. What was filled in is kept
 * even when something else is still missing.
 */
export const describeAndPublish = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: Publication & { details: Partial<Description>; isToPublish: boolean },
): Promise<DescribeResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, given.isToPublish ? 'article.publish' : 'article.write')
    if (!found.ok) return found
    const changed = await changeDetails(trx, viewer, found.article, given.version, given.details)
    if (!changed.ok) return changed
    const { article } = changed
    if (!given.isToPublish) return { ok: true, outcome: 'kept' }
    // A form sent twice finds its own work done: version and text are the published ones.
    const isAgain = article.publishedVersion === article.version
    const isSeen = isAgain || article.version === given.version || article !== found.article
    return publishLocked(trx, viewer, article, { ...given, version: isSeen ? article.version : given.version })
  })
