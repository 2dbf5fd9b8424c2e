import type { FullArticle } from '#features/articles/index.ts'
import { changedAt, type Feed, feedChangedAt } from './feed.ts'
import { element, textElement, xmlDocument } from './xml.ts'

/** Atom 1.0 with the whole text. */
export const writeAtom = (feed: Feed): string =>
  xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
      textElement('id', feed.self),
      textElement('title', feed.title || ' '),
      textElement('subtitle', feed.about),
      textElement('updated', feedChangedAt(feed).toISOString()),
      element('link', { rel: 'self', type: 'application/atom+xml', href: feed.self }),
      element('link', { rel: 'alternate', type: 'text/html', href: feed.home }),
      feed.next && element('link', { rel: 'next', type: 'application/atom+xml', href: feed.next }),
      textElement('icon', feed.icon),
      textElement('generator', 'Wenhao'),
      element('author', {}, textElement('name', feed.siteName)),
      feed.articles.map(writeEntry),
    ),
  )

const writeEntry = (article: FullArticle): string =>
  element(
    'entry',
    { 'xml:lang': article.language },
    textElement('id', `tag:${new URL(article.url).hostname},2020:${article.id}`),
    textElement('title', article.title || ' '),
    element('link', { rel: 'alternate', type: 'text/html', href: article.url }),
    article.picture &&
      element('link', {
        rel: 'enclosure',
        type: article.picture.type,
        length: article.picture.bytes,
        href: article.picture.url,
      }),
    textElement('published', article.publishedAt.toISOString()),
    textElement('updated', changedAt(article).toISOString()),
    element(
      'author',
      {},
      textElement('name', article.byline || article.creator.name),
      textElement('uri', article.creatorUrl),
    ),
    article.tags.map((tag) => element('category', { term: tag })),
    textElement('summary', article.summary),
    textElement('content', article.html, { type: 'html' }),
  )
