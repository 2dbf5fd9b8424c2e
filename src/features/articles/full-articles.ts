import type { Kysely } from 'kysely'
import { renderDocument, type WenhaoDocument } from '#features/document/index.ts'
import { hiddenPictures, mediaPaths, type Picture, picturesByHash } from '#features/media/index.ts'
import type { DB } from '#platform/schema.ts'
import { plainTitle } from '#ui/title.tsx'
import type { Card } from './cards.ts'
import { citedSources } from './claims/cited-sources.ts'
import { claimsOfArticle } from './claims/claims-of-article.ts'
import { lookAhead } from './claims/find-unsourced.ts'
import { detailsSchema } from './details.ts'
import type { Content } from './insert-revision.ts'
import { articlePaths } from './paths.ts'
import { pictureHashes } from './render-revision.ts'
import { labelsFor } from './text-labels.ts'

/** An article whole, as programs that are not a page of this site get it. All addresses are absolute. */
export type FullArticle = Omit<Card, 'cover'> & {
  url: string
  creatorUrl: string
  updatedAt: Date | null
  correctedAt: Date | null
  byline: string
  tags: string[]
  html: string
  picture: { url: string; type: string; bytes: number } | undefined
}

/** The whole of the articles on these cards, in their order. `site` is the public address, without a slash at its end. */
export const fullArticles = async (db: Kysely<DB>, cards: readonly Card[], site: string): Promise<FullArticle[]> => {
  const rows = await readTexts(
    db,
    cards.map(({ id }) => id),
  )
  const texts = new Map(rows.map((row) => [row.id, row]))
  const documents = rows.map((row) => row.document as unknown as WenhaoDocument)
  const covers = cards.flatMap(({ cover }) => (cover ? [cover.hash] : []))
  const hashes = [...new Set([...documents.flatMap(pictureHashes), ...covers])]
  const [pictures, hidden] = await Promise.all([picturesByHash(db, hashes), hiddenPictures(db, hashes)])
  for (const row of rows) await lookAhead(contentOf(row))
  return cards.flatMap((card) => {
    const row = texts.get(card.id)
    return row ? [whole(card, row, { pictures, hidden, site })] : []
  })
}

type Text = Awaited<ReturnType<typeof readTexts>>[number]

const contentOf = ({ details, document }: Text): Content => ({
  details: detailsSchema.parse(details),
  document: document as unknown as WenhaoDocument,
})

type Shown = { pictures: Map<string, Picture>; hidden: Set<string>; site: string }

const whole = (card: Card, row: Text, { pictures, hidden, site }: Shown): FullArticle => {
  const { cover, ...rest } = card
  const url = site + articlePaths.show(card.id)
  const content = contentOf(row)
  const html = renderDocument(content.document, {
    labels: labelsFor(card.language),
    pictures,
    hidden,
    site,
    claims: claimsOfArticle(card.id, content),
    cited: citedSources(content.details.sources),
  })
  return {
    ...rest,
    title: plainTitle(card.title),
    url,
    creatorUrl: `${site}/@${card.creator.handle}`,
    updatedAt: row.updated_at,
    correctedAt: row.corrected_at,
    byline: row.byline,
    tags: row.tags,
    // A note's number leads to the note, which elsewhere is on another page.
    html: html.replaceAll(' href="#', ` href="${url}#`),
    picture: cover ? enclosed(pictures.get(cover.hash), site) : undefined,
  }
}

const enclosed = (picture: Picture | undefined, site: string): FullArticle['picture'] => {
  const variant = picture?.jpeg ?? picture?.variants.at(-1)
  return picture && variant
    ? { url: site + mediaPaths.variant(picture.hash, variant.name), type: variant.mime, bytes: variant.bytes }
    : undefined
}

const readTexts = async (db: Kysely<DB>, ids: string[]) => {
  if (ids.length === 0) return []
  return db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.published_revision_id')
    .select(['article.id', 'article.byline', 'article.updated_at', 'article.corrected_at', 'revision.document'])
    .select('revision.details')
    .select((eb) =>
      eb
        .selectFrom('article_tag')
        .select(({ fn }) => fn.agg<string[]>('array_agg', ['label']).as('labels'))
        .whereRef('article_tag.article_id', '=', 'article.id')
        .as('tags'),
    )
    .where('article.id', 'in', ids)
    .where('article.state', '=', 'published')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, tags: row.tags ?? [] })))
}
