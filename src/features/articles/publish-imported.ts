import type { Transaction } from 'kysely'
import { holdPictures, type Picture, picturesByHash, publishPictures } from '#features/media/index.ts'
import { now } from '#platform/clock.ts'
import { touch } from '#platform/events.ts'
import { idAt, newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { answeredClaims } from './claims/claims-of-article.ts'
import { claimColumns, insertClaims } from './claims/keep-claims.ts'
import type { ImportedArticle, Placed, Published } from './imported-article.ts'
import { textsOf } from './imported-texts.ts'
import { insertTexts } from './insert-imported-texts.ts'
import { noteImportedPictures } from './note-pictures.ts'
import { insertChannels, insertTags } from './place-imported.ts'
import { allPictures } from './render-revision.ts'

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
  const hashes = [...new Set(imported.flatMap(picturesOf))]
  await holdPictures(trx, hashes)
  const placed = await insertArticles(trx, imported, await picturesByHash(trx, hashes))
  const published = placed.filter((article): article is Published => article.publishedAt !== undefined)
  await insertTexts(trx, placed)
  await noteImportedPictures(trx, placed)
  const channelIds = await insertChannels(trx, published)
  const tags = await insertTags(trx, published)
  await insertClaims(trx, creatorId, published)
  // A picture that was hidden since stays a gap in the text; the words may still be read.
  await publishPictures(trx, { creatorId }, published.flatMap(picturesOf))
  const shown = [`creator:${creatorId}`, 'latest', ...channelIds.map((id) => `channel:${id}`)]
  if (published.length > 0)
    await touch(trx, [...shown, ...tags.map((tag) => `tag:${tag}`), ...published.map(({ id }) => `article:${id}`)])
  return placed.map(({ id }) => id)
}

const picturesOf = ({ details, document }: Pick<ImportedArticle, 'details' | 'document'>): string[] =>
  document ? allPictures({ details, document }) : []

/** The articles, each with an id that nobody has: many old ones bear the same midnight, so that two may draw one id. */
const insertArticles = async (
  trx: Transaction<DB>,
  imported: readonly ImportedArticle[],
  pictures: ReadonlyMap<string, Picture>,
): Promise<Placed[]> => {
  const taken = new Set<string>()
  const drawn = new Set<string>()
  const place = (article: ImportedArticle): Placed => {
    const id = freeId(article, drawn)
    return { ...article, id, revisionId: newId(), ...wordsFor(id, article, pictures) }
  }
  let placed = imported.map(place)
  for (let without = placed; without.length > 0; without = placed.filter(({ id }) => !taken.has(id))) {
    const rows = await trx
      .insertInto('article')
      .values(without.map((article) => ({ ...articleRow(article), ...article.texts.columns })))
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute()
    for (const { id } of rows) taken.add(id)
    placed = placed.map((one, at) => (taken.has(one.id) ? one : place(imported[at] as ImportedArticle)))
  }
  return placed
}

const wordsFor = (
  id: string,
  { details, document, texts, publishedAt }: ImportedArticle,
  pictures: ReadonlyMap<string, Picture>,
) => {
  if (texts) return { texts, claims: [] }
  const claims = publishedAt ? answeredClaims(id, { details, document }) : []
  return { texts: textsOf({ details, document }, { pictures }), claims }
}

const freeId = ({ publishedAt, wishedId }: ImportedArticle, drawn: Set<string>): string => {
  let id = wishedId
  while (!id || drawn.has(id)) id = publishedAt ? idAt(publishedAt) : newId()
  drawn.add(id)
  return id
}

const articleRow = ({ id, creatorId, by, publishedAt, updatedAt, isListed, revisionId, claims }: Placed) => ({
  id,
  creator_id: creatorId,
  created_by: by,
  state: publishedAt ? ('published' as const) : ('draft' as const),
  is_listed: isListed ?? true,
  created_at: publishedAt ?? now(),
  published_at: publishedAt ?? null,
  updated_at: (publishedAt && updatedAt) ?? null,
  published_revision_id: publishedAt ? revisionId : null,
  ...claimColumns(claims, ''),
})
