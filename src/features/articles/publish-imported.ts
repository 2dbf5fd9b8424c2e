import type { Transaction } from 'kysely'
import { channelsByIds } from '#features/channels/index.ts'
import { plainText, renderDocument, rendererVersion } from '#features/document/index.ts'
import { type Picture, picturesByHash, publishPictures } from '#features/media/index.ts'
import { keepSources } from '#features/sources/index.ts'
import { now } from '#platform/clock.ts'
import { touch } from '#platform/events.ts'
import { idAt, newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Content } from './insert-revision.ts'
import { allPictures, labelsFor } from './render-revision.ts'
import { revisionHash } from './revision-hash.ts'
import { tagRows } from './rules.ts'
import { listColumnsWith } from './show-revision.ts'

export type ImportedArticle = Content & {
  creatorId: string
  by: string | null
  /** When its first readers saw it; undefined: it stays a draft. */
  publishedAt?: Date
  updatedAt?: Date
  /** False for pages, which stay off the lists. */
  isListed?: boolean
}

type Placed = ImportedArticle & { id: string; revisionId: string }
type Published = Placed & { publishedAt: Date }

/** One article from elsewhere; see `publishAllImported`. */
export const publishImported = async (
  trx: Transaction<DB>,
  imported: ImportedArticle,
): Promise<{ articleId: string }> => {
  const [articleId = ''] = await publishAllImported(trx, imported.creatorId, [imported])
  return { articleId }
}

/**
 * Brings a creator's articles from elsewhere, with the dates they have, in few statements however many there are; their
 * ids are in the order given. It says nothing to anybody: the importer emits one event for a batch. What a person must
 * declare before publishing here may be missing in what was published elsewhere.
 */
export const publishAllImported = async (
  trx: Transaction<DB>,
  creatorId: string,
  imported: readonly ImportedArticle[],
): Promise<string[]> => {
  const pictures = await picturesByHash(trx, [...new Set(imported.flatMap(allPictures))])
  const placed = await insertArticles(trx, imported, pictures)
  const published = placed.filter((article): article is Published => article.publishedAt !== undefined)
  await insertTexts(trx, placed)
  await insertRenderings(trx, published, pictures)
  const channelIds = await insertChannels(trx, published)
  const tags = await insertTags(trx, published)
  await insertCitations(trx, creatorId, published)
  // A picture that was hidden since stays a gap in the text; the words may still be read.
  await publishPictures(trx, { creatorId }, published.flatMap(allPictures))
  const shown = [`creator:${creatorId}`, 'latest', ...channelIds.map((id) => `channel:${id}`)]
  if (published.length > 0)
    await touch(trx, [...shown, ...tags.map((tag) => `tag:${tag}`), ...published.map(({ id }) => `article:${id}`)])
  return placed.map(({ id }) => id)
}

/** The articles, each with an id that nobody has: many old ones bear the same midnight, so that two may draw one id. */
const insertArticles = async (
  trx: Transaction<DB>,
  imported: readonly ImportedArticle[],
  pictures: ReadonlyMap<string, Picture>,
): Promise<Placed[]> => {
  const taken = new Set<string>()
  const placed: Placed[] = imported.map((article) => ({ ...article, id: '', revisionId: newId() }))
  for (let without = placed; without.length > 0; without = without.filter(({ id }) => !taken.has(id))) {
    for (const article of without) article.id = freeId(article, taken)
    const rows = await trx
      .insertInto('article')
      .values(without.map((article) => ({ ...articleRow(article), ...listColumnsWith(article, pictures) })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute()
    for (const { id } of rows) taken.add(id)
  }
  return placed
}

const freeId = ({ publishedAt }: ImportedArticle, taken: ReadonlySet<string>): string => {
  for (;;) {
    const id = publishedAt ? idAt(publishedAt) : newId()
    if (!taken.has(id)) return id
  }
}

const articleRow = ({ id, creatorId, by, publishedAt, updatedAt, isListed, revisionId }: Placed) => ({
  id,
  creator_id: creatorId,
  created_by: by,
  state: publishedAt ? ('published' as const) : ('draft' as const),
  is_listed: isListed ?? true,
  created_at: publishedAt ?? now(),
  published_at: publishedAt ?? null,
  updated_at: (publishedAt && updatedAt) ?? null,
  published_revision_id: publishedAt ? revisionId : null,
})

/** The first revision of each, and its draft. */
const insertTexts = async (trx: Transaction<DB>, placed: readonly Placed[]): Promise<void> => {
  const texts = placed.map((article) => ({
    ...article,
    content: { details: JSON.stringify(article.details), document: JSON.stringify(article.document) },
  }))
  await trx
    .insertInto('revision')
    .values(
      texts.map(({ id, revisionId, content, details, document, by, publishedAt }) => ({
        id: revisionId,
        number: 1,
        article_id: id,
        reason: 'imported' as const,
        change_kind: publishedAt ? ('first' as const) : null,
        ...content,
        text: plainText(document),
        hash: revisionHash({ details, document }, null),
        created_by: by,
        created_at: now(),
        published_at: publishedAt ?? null,
      })),
    )
    .execute()
  await trx
    .insertInto('draft')
    .values(
      texts.map(({ id, content, by, publishedAt, updatedAt }) => ({
        article_id: id,
        ...content,
        edited_by: by,
        edited_at: updatedAt ?? publishedAt ?? now(),
        published_version: publishedAt ? 1 : null,
      })),
    )
    .execute()
}

const insertRenderings = async (
  trx: Transaction<DB>,
  published: readonly Published[],
  pictures: ReadonlyMap<string, Picture>,
): Promise<void> => {
  if (published.length === 0) return
  const rows = published.map(({ revisionId, details, document }) => ({
    revision_id: revisionId,
    renderer_version: rendererVersion,
    html: renderDocument(document, { labels: labelsFor(details.language), pictures }),
  }))
  await trx.insertInto('rendering').values(rows).execute()
}

/** The channels that articles now stand in. */
const insertChannels = async (trx: Transaction<DB>, published: readonly Published[]): Promise<string[]> => {
  const wanted = [...new Set(published.flatMap(({ details }) => details.channels))]
  // A channel may have been taken away since it was chosen.
  const known = new Set((await channelsByIds(trx, wanted)).map(({ id }) => id))
  const rows = published.flatMap(({ id, details, publishedAt }) =>
    [...new Set(details.channels)]
      .filter((channelId) => known.has(channelId))
      .map((channelId) => ({ article_id: id, channel_id: channelId, published_at: publishedAt })),
  )
  if (rows.length > 0) await trx.insertInto('article_channel').values(rows).execute()
  return [...known]
}

/** The tags that articles now bear. */
const insertTags = async (trx: Transaction<DB>, published: readonly Published[]): Promise<string[]> => {
  const rows = published.flatMap(({ id, details, publishedAt }) =>
    tagRows(details.tags).map((row) => ({ article_id: id, ...row, published_at: publishedAt })),
  )
  if (rows.length > 0) await trx.insertInto('article_tag').values(rows).execute()
  return [...new Set(rows.map(({ tag }) => tag))]
}

// A statement takes 65,535 parameters, and an article may have 300 sources.
const mostCitations = 10_000

const insertCitations = async (trx: Transaction<DB>, creatorId: string, published: readonly Published[]) => {
  const ids = await keepSources(
    trx,
    creatorId,
    published.flatMap(({ details }) => details.sources),
  )
  const cited = published.flatMap(({ id, details }) => details.sources.map((_, place) => ({ id, place: place + 1 })))
  const rows = cited.map(({ id, place }, at) => ({ article_id: id, source_id: ids[at] ?? '', place }))
  for (let from = 0; from < rows.length; from += mostCitations)
    await trx
      .insertInto('citation')
      .values(rows.slice(from, from + mostCitations))
      .execute()
}
