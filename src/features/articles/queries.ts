import type { Kysely } from 'kysely'
import { rendererVersion } from '#features/document/index.ts'
import type { DB } from '#platform/schema.ts'
import { type ArticleClaim, publishedClaims } from './claims/article-claims.ts'
import { type Correction, correctionsOf } from './corrections.ts'
import { type Details, detailsSchema } from './details.ts'
import { type EmbeddedById, embeddedArticles, embeddedIn } from './embedded.ts'
import type { Cover } from './list-columns.ts'
import { revisionHtml } from './render-revision.ts'

/** An article as its page shows it. */
export type ArticleView = {
  id: string
  creatorId: string
  title: string // with U+200B where it may break
  summary: string
  language: string
  cover: Cover | null
  place: string
  byline: string
  count: number
  readingMinutes: number
  isAdvertisement: boolean
  publishedAt: Date
  updatedAt: Date | null
  correctedAt: Date | null
  details: Details
  claims: ArticleClaim[]
  html: string
  embedded: EmbeddedById // the articles within it, as they are now
  channelIds: string[]
  tags: { tag: string; label: string }[]
  corrections: Correction[]
}

/** What became of an article that readers may not read any more. */
export type GoneArticle = {
  state: 'withdrawn' | 'hidden'
  id: string
  creatorId: string
  title: string
  language: string
  reason: string
  at: Date | null
}

export type Found = { is: 'here'; article: ArticleView } | { is: 'gone'; article: GoneArticle } | undefined

/** What stands at an article's address. Undefined for one that readers never saw, and for none. */
export const findArticle = async (db: Kysely<DB>, id: string): Promise<Found> => {
  const row = await readArticle(db, id)
  if (!row?.revision_id || !row.published_at) return undefined
  if (row.state === 'withdrawn' || row.state === 'hidden') return { is: 'gone', article: gone(id, row, row.state) }
  if (row.state !== 'published') return undefined
  const [html, claims, channels, tags, corrections] = await Promise.all([
    row.html ?? revisionHtml(db, row.revision_id),
    publishedClaims(db, id),
    channelsOf(db, id),
    tagsOf(db, id),
    row.corrected_at ? correctionsOf(db, id) : [],
  ])
  const article = {
    id,
    creatorId: row.creator_id,
    title: row.title_broken,
    summary: row.summary,
    language: row.language,
    cover: row.cover as Cover | null,
    place: row.place,
    byline: row.byline,
    count: row.text_count,
    readingMinutes: row.reading_minutes,
    isAdvertisement: row.is_advertisement,
    publishedAt: row.published_at,
    updatedAt: row.updated_at,
    correctedAt: row.corrected_at,
    details: detailsSchema.parse(row.details),
    claims,
    html,
    embedded: await embeddedArticles(db, embeddedIn(html)),
    channelIds: channels.map(({ channel_id }) => channel_id),
    tags,
    corrections,
  }
  return { is: 'here', article }
}

const readArticle = (db: Kysely<DB>, id: string) =>
  db
    .selectFrom('article')
    .innerJoin('revision', 'revision.id', 'article.published_revision_id')
    .leftJoin('rendering', (join) =>
      join
        .onRef('rendering.revision_id', '=', 'article.published_revision_id')
        .on('rendering.renderer_version', '=', rendererVersion),
    )
    .select([
      'article.creator_id',
      'article.state',
      'article.title_broken',
      'article.summary',
      'article.language',
      'article.cover',
      'article.place',
      'article.byline',
      'article.text_count',
      'article.reading_minutes',
      'article.is_advertisement',
      'article.published_at',
      'article.updated_at',
      'article.corrected_at',
      'article.withdrawn_at',
      'article.hidden_at',
      'article.withdrawal_reason',
      'revision.id as revision_id',
      'revision.details',
      'rendering.html',
    ])
    .where('article.id', '=', id)
    .executeTakeFirst()

type Row = NonNullable<Awaited<ReturnType<typeof readArticle>>>

const gone = (id: string, row: Row, state: GoneArticle['state']): GoneArticle => ({
  state,
  id,
  creatorId: row.creator_id,
  title: row.title_broken,
  language: row.language,
  reason: row.withdrawal_reason,
  at: state === 'hidden' ? row.hidden_at : row.withdrawn_at,
})

const channelsOf = (db: Kysely<DB>, id: string) =>
  db
    .selectFrom('article_channel')
    .innerJoin('channel', 'channel.id', 'article_channel.channel_id')
    .select('channel_id')
    .where('article_id', '=', id)
    .orderBy('channel.place')
    .execute()

const tagsOf = (db: Kysely<DB>, id: string) =>
  db.selectFrom('article_tag').select(['tag', 'label']).where('article_id', '=', id).orderBy('tag').execute()
