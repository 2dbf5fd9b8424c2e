import type { Kysely } from 'kysely'
import { countText, plainText, readingMinutes, titleBreaks } from '#features/document/index.ts'
import { picturesByHash } from '#features/media/index.ts'
import type { DB } from '#platform/schema.ts'
import { claimsToShow } from './claims/article-claims.ts'
import { claimsOfArticle } from './claims/claims-of-article.ts'
import { lookAhead } from './claims/find-unsourced.ts'
import { embeddedArticles, embeddedIn } from './embedded.ts'
import type { Content } from './insert-revision.ts'
import { coverOf } from './list-columns.ts'
import { type Actor, ownArticle, type Refused } from './own-article.ts'
import type { ArticleView } from './queries.ts'
import { renderText } from './render-revision.ts'
import { isAdvertisement, tagRows } from './rules.ts'

/** A draft as readers would see it if it were published now. */
export const draftView = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
): Promise<{ ok: true; article: ArticleView } | Refused> => {
  const found = await ownArticle(db, viewer, articleId, 'article.read-draft')
  if (!found.ok) return found
  return { ok: true, article: await viewOf(db, found.article) }
}

type Drafted = Content & { id: string; creatorId: string; publishedAt: Date | null }

/** `media`: where its pictures are fetched by somebody who may not see them otherwise. */
export const viewOf = async (
  db: Kysely<DB>,
  { id, creatorId, details, document, publishedAt }: Drafted,
  options: { media?: string } = {},
): Promise<ArticleView> => {
  const text = plainText(document)
  await lookAhead({ details, document })
  const claims = claimsOfArticle(id, { details, document })
  const html = await renderText(db, { details, document }, claims, options)
  const cover = coverOf(details, await picturesByHash(db, details.cover ? [details.cover.hash] : []))
  return {
    id,
    creatorId,
    title: titleBreaks(details.title),
    summary: details.summary,
    language: details.language,
    cover: cover ? { ...cover, media: options.media } : null,
    place: details.place,
    byline: details.byline,
    count: countText(text),
    readingMinutes: readingMinutes(text),
    isAdvertisement: isAdvertisement(details.declaration),
    publishedAt,
    updatedAt: null,
    correctedAt: null,
    details,
    claims: claimsToShow(claims, details),
    html,
    embedded: await embeddedArticles(db, embeddedIn(html)),
    channelIds: details.channels,
    tags: tagRows(details.tags),
    corrections: [],
  }
}
