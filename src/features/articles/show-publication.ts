import type { Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { emit, touch } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { ChangeKind, Content } from './insert-revision.ts'
import { listNames } from './list-names.ts'
import { shortChanges } from './short-changes.ts'
import { showRevision } from './show-revision.ts'
import { bringPicturesBack } from './take-pictures-back.ts'

type Standing = { id: string; creatorId: string; publishedRevisionId: string | null; publishedAt: Date | null }

type Published = Content & { id: string; changeKind: ChangeKind; note: string }

/** Puts a revision before readers now, and records what kind of change it is. */
export const showPublication = async (trx: Transaction<DB>, article: Standing, revision: Published): Promise<void> => {
  const at = now()
  await trx
    .updateTable('revision')
    .set({ published_at: at })
    .where('id', '=', revision.id)
    .where('published_at', 'is', null)
    .execute()
  await showRevision(trx, {
    article,
    revision,
    publishedAt: article.publishedAt ?? at,
    updatedAt: article.publishedAt ? at : null,
  })
  if (revision.changeKind === 'correction' && article.publishedRevisionId)
    await recordCorrection(trx, article.id, article.publishedRevisionId, revision, at)
  await emit(trx, { type: 'article.published', articleId: article.id })
}

const recordCorrection = async (
  trx: Transaction<DB>,
  articleId: string,
  beforeRevisionId: string,
  revision: Published,
  at: Date,
) => {
  const [before, after] = [await textOf(trx, beforeRevisionId), await textOf(trx, revision.id)]
  await trx
    .insertInto('correction')
    .values({
      id: newId(),
      article_id: articleId,
      revision_id: revision.id,
      before_revision_id: beforeRevisionId,
      reason: revision.note,
      changes: JSON.stringify(shortChanges(before, after)),
      created_at: at,
    })
    .execute()
  await trx.updateTable('article').set({ corrected_at: at }).where('id', '=', articleId).execute()
  // Nobody reads what was corrected any more, from the moment that the author is told.
  await touch(trx, ['corrections', `article:${articleId}`], true)
}

const textOf = async (trx: Transaction<DB>, revisionId: string): Promise<string> => {
  const query = trx.selectFrom('revision').select('text').where('id', '=', revisionId)
  return (await query.executeTakeFirstOrThrow()).text
}

/** A withdrawn article comes back as it was. */
export const putBack = async (trx: Transaction<DB>, article: { id: string; creatorId: string }): Promise<void> => {
  await trx
    .updateTable('article')
    .set({ state: 'published', withdrawn_at: null, withdrawal_reason: '' })
    .where('id', '=', article.id)
    .execute()
  await bringPicturesBack(trx, article)
  await touch(trx, await listNames(trx, article.id))
  await emit(trx, { type: 'article.published', articleId: article.id })
}
