import type { Transaction } from 'kysely'
import { picturesByHash, publishPictures } from '#features/media/index.ts'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { claimsOfArticle } from './claims/claims-of-article.ts'
import { lookAhead, machineFor } from './claims/find-unsourced.ts'
import { claimColumns, rebuildClaims } from './claims/keep-claims.ts'
import type { Details } from './details.ts'
import type { Content } from './insert-revision.ts'
import { keptChannels } from './kept-channels.ts'
import { type Cover, coverOf, listColumnsWith } from './list-columns.ts'
import { notePublishedPictures } from './note-pictures.ts'
import { allPictures, renderText, storeRendering } from './render-revision.ts'
import { settledTags } from './tag-rules.ts'
import { bringPicturesBack, holdPicturesOf } from './take-pictures-back.ts'

type Shown = {
  article: { id: string; creatorId: string }
  revision: Content & { id: string }
  publishedAt: Date
  updatedAt: Date | null
}

/**
 * Makes a revision what readers see: the pointer, and everything that pages and lists read. It runs in the transaction
 * of the act, with the article locked.
 */
export const showRevision = async (trx: Transaction<DB>, shown: Shown): Promise<void> => {
  const { article, revision, publishedAt } = shown
  await holdPicturesOf(trx, article.id, revision)
  await lookAhead(revision)
  const claims = claimsOfArticle(article.id, revision)
  await trx
    .updateTable('article')
    .set({
      state: 'published',
      published_revision_id: revision.id,
      submitted_revision_id: null,
      published_at: publishedAt,
      updated_at: shown.updatedAt,
      withdrawn_at: null,
      withdrawal_reason: '',
      review_note: '',
      ...(await listColumns(trx, revision)),
      ...claimColumns(claims, machineFor(revision.details).name),
    })
    .where('id', '=', article.id)
    .execute()
  const lists = [
    ...(await writeChannels(trx, article.id, revision.details.channels, publishedAt)),
    ...(await writeTags(trx, article.id, revision.details.tags, publishedAt)),
  ]
  await rebuildClaims(trx, article.creatorId, { id: article.id, details: revision.details, claims })
  await storeRendering(trx, revision.id, await renderText(trx, revision, claims))
  // A picture that was hidden since stays a gap in the text; the words may still be read.
  const opened = await publishPictures(trx, { creatorId: article.creatorId }, allPictures(revision))
  await notePublishedPictures(trx, article.id, revision, opened.ok ? [] : opened.hashes)
  await bringPicturesBack(trx, article)
  await touch(trx, [`article:${article.id}`, `creator:${article.creatorId}`, 'latest', ...new Set(lists)])
}

const listColumns = async (trx: Transaction<DB>, content: Content) => {
  const { cover } = content.details
  return listColumnsWith(content, await picturesByHash(trx, cover ? [cover.hash] : []))
}

export const readCover = async (trx: Transaction<DB>, details: Details): Promise<Cover | undefined> =>
  coverOf(details, await picturesByHash(trx, details.cover ? [details.cover.hash] : []))

/** Answers with the lists that it is in now or was in before. */
const writeChannels = async (trx: Transaction<DB>, articleId: string, wanted: string[], publishedAt: Date) => {
  const kept = await keptChannels(trx, articleId, wanted)
  const before = await trx
    .deleteFrom('article_channel')
    .where('article_id', '=', articleId)
    .returning('channel_id')
    .execute()
  const rows = kept.map((id) => ({ article_id: articleId, channel_id: id, published_at: publishedAt }))
  if (rows.length > 0) await trx.insertInto('article_channel').values(rows).execute()
  return [...before, ...rows].map((row) => `channel:${row.channel_id}`)
}

const writeTags = async (trx: Transaction<DB>, articleId: string, labels: string[], publishedAt: Date) => {
  const before = await trx.deleteFrom('article_tag').where('article_id', '=', articleId).returning('tag').execute()
  const tags = await settledTags(trx, labels)
  const rows = tags.map((row) => ({ article_id: articleId, ...row, published_at: publishedAt }))
  if (rows.length > 0) await trx.insertInto('article_tag').values(rows).execute()
  return [...before, ...rows].map(({ tag }) => `tag:${tag}`)
}
