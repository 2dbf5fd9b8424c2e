import type { Kysely } from 'kysely'
import {
  type Claim,
  embeds,
  figures,
  renderDocument,
  rendererVersion,
  type WenhaoDocument,
} from '#features/document/index.ts'
import { hiddenPictures, picturesByHash } from '#features/media/index.ts'
import type { DB } from '#platform/schema.ts'
import { citedSources } from './claims/cited-sources.ts'
import { claimsOfArticle } from './claims/claims-of-article.ts'
import { lookAhead } from './claims/find-unsourced.ts'
import { detailsSchema } from './details.ts'
import { embeddedArticles } from './embedded.ts'
import type { Content } from './insert-revision.ts'
import { labelsFor } from './text-labels.ts'

/** The hashes of the pictures that a text shows, each once. */
export const pictureHashes = (document: WenhaoDocument): string[] => [
  ...new Set(figures(document).flatMap((figure) => figure.attrs.media ?? [])),
]

/** The HTML of a text with the marks of its claims, its own words in the language of the text and not of who reads it. */
export const renderText = async (
  db: Kysely<DB>,
  { details, document }: Content,
  claims: readonly Claim[],
  options: { media?: string } = {},
): Promise<string> => {
  const hashes = pictureHashes(document)
  const pictures = await picturesByHash(db, hashes)
  const hidden = pictures.size < hashes.length ? await hiddenPictures(db, hashes) : undefined
  return renderDocument(document, {
    labels: labelsFor(details.language),
    pictures,
    ...(hidden && { hidden }),
    claims,
    cited: citedSources(details.sources),
    ...options,
  })
}

/** The HTML of a revision, from the store or made now: a newer renderer makes older renderings again. */
export const revisionHtml = async (db: Kysely<DB>, revisionId: string): Promise<string> => {
  const stored = await db
    .selectFrom('rendering')
    .select('html')
    .where('revision_id', '=', revisionId)
    .where('renderer_version', '=', rendererVersion)
    .executeTakeFirst()
  return stored?.html ?? makeRendering(db, revisionId)
}

const makeRendering = async (db: Kysely<DB>, revisionId: string): Promise<string> => {
  const revision = await db
    .selectFrom('revision')
    .select(['article_id', 'details', 'document'])
    .where('id', '=', revisionId)
    .executeTakeFirstOrThrow()
  const details = detailsSchema.parse(revision.details)
  const document = revision.document as unknown as WenhaoDocument
  await lookAhead({ details, document })
  const html = await renderText(db, { details, document }, claimsOfArticle(revision.article_id, { details, document }))
  await storeRendering(db, revisionId, html)
  return html
}

export const storeRendering = async (db: Kysely<DB>, revisionId: string, html: string): Promise<void> => {
  await db
    .insertInto('rendering')
    .values({ revision_id: revisionId, renderer_version: rendererVersion, html })
    .onConflict((conflict) => conflict.columns(['revision_id', 'renderer_version']).doUpdateSet({ html }))
    .execute()
}

/** Embedded articles that readers could not be shown: itself, none at all, or one that was never published. */
export const lostEmbeds = async (db: Kysely<DB>, { id, document }: { id: string; document: WenhaoDocument }) => {
  const wanted = embeds(document)
  const known = await embeddedArticles(db, wanted)
  return wanted.filter((article) => article === id || !known.has(article))
}

/** Pictures that a creator may not show: never stored, or somebody else's and not public. */
export const foreignPictures = async (db: Kysely<DB>, creatorId: string, content: Content): Promise<string[]> => {
  const hashes = allPictures(content)
  if (hashes.length === 0) return []
  const open = await db
    .selectFrom('upload')
    .select('hash')
    .distinct()
    .where('hash', 'in', hashes)
    .where((is) => is.or([is('creator_id', '=', creatorId), is('is_private', '=', false)]))
    .execute()
  return hashes.filter((hash) => !open.some((row) => row.hash === hash))
}

/** The pictures of the text and the cover, each once. */
export const allPictures = ({ details, document }: Content): string[] => [
  ...new Set([...pictureHashes(document), ...(details.cover ? [details.cover.hash] : [])]),
]
