import type { Kysely } from 'kysely'
import { forElsewhere, rendererVersion } from '#features/document/index.ts'
import { mediaPaths, type Picture, picturesByHash } from '#features/media/index.ts'
import type { DB } from '#platform/schema.ts'
import { plainTitle } from '#ui/title.tsx'
import type { Card } from './cards.ts'
import { articlePaths } from './paths.ts'
import { revisionHtml } from './render-revision.ts'
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
  const ids = cards.map(({ id }) => id)
  const covers = cards.flatMap(({ cover }) => (cover ? [cover.hash] : []))
  const [rows, pictures] = await Promise.all([readTexts(db, ids), picturesByHash(db, covers)])
  const texts = new Map<string, Text>()
  // One after the other: each that has no rendering yet is looked through for its claims.
  for (const row of rows) texts.set(row.id, { ...row, html: row.html ?? (await revisionHtml(db, row.revision_id)) })
  return cards.flatMap((card) => {
    const text = texts.get(card.id)
    return text ? [whole(card, text, { pictures, site })] : []
  })
}

type Row = Awaited<ReturnType<typeof readTexts>>[number]
type Text = Row & { html: string }
type Shown = { pictures: Map<string, Picture>; site: string }

const whole = (card: Card, text: Text, { pictures, site }: Shown): FullArticle => {
  const { cover, ...rest } = card
  const url = site + articlePaths.show(card.id)
  return {
    ...rest,
    title: plainTitle(card.title),
    url,
    creatorUrl: `${site}/@${card.creator.handle}`,
    updatedAt: text.updated_at,
    correctedAt: text.corrected_at,
    byline: text.byline,
    tags: text.tags,
    html: forElsewhere(text.html, { site, url, plain: labelsFor(card.language).claims.plain }),
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
    .leftJoin('rendering', (join) =>
      join.onRef('rendering.revision_id', '=', 'revision.id').on('rendering.renderer_version', '=', rendererVersion),
    )
    .select(['article.id', 'article.byline', 'article.updated_at', 'article.corrected_at'])
    .select(['revision.id as revision_id', 'rendering.html'])
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
