import type { Kysely } from 'kysely'
import { countText, plainText, readingMinutes, titleBreaks } from '#features/document/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
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
  const { id, creatorId, details, document, publishedAt } = found.article
  const text = plainText(document)
  const article = {
    id,
    creatorId,
    title: titleBreaks(details.title),
    summary: details.summary,
    language: details.language,
    cover: null,
    place: details.place,
    byline: details.byline,
    count: countText(text),
    readingMinutes: readingMinutes(text),
    isAdvertisement: isAdvertisement(details.declaration),
    publishedAt: publishedAt ?? now(),
    updatedAt: null,
    correctedAt: null,
    details,
    html: await renderText(db, document, details.language),
    channelIds: details.channels,
    tags: tagRows(details.tags),
    corrections: [],
  }
  return { ok: true, article }
}
