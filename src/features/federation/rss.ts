import type { FullArticle } from '#features/articles/index.ts'
import { type Feed, feedChangedAt } from './feed.ts'
import { element, textElement, xmlDocument, xmlText } from './xml.ts'

const namespaces = {
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
}

/** RSS 2.0 with the whole text in content:encoded. */
export const writeRss = (feed: Feed): string =>
  xmlDocument(
    element(
      'rss',
      { version: '2.0', ...namespaces },
      element(
        'channel',
        {},
        element('title', {}, textOf(feed.title)),
        textElement('link', feed.home),
        element('description', {}, textOf(feed.about)),
        textElement('language', feed.language),
        textElement('lastBuildDate', feedChangedAt(feed).toUTCString()),
        textElement('generator', 'Wenhao'),
        element('atom:link', { rel: 'self', type: 'application/rss+xml', href: feed.self }),
        feed.next && element('atom:link', { rel: 'next', type: 'application/rss+xml', href: feed.next }),
        element(
          'image',
          {},
          textElement('url', feed.icon),
          element('title', {}, textOf(feed.title)),
          textElement('link', feed.home),
        ),
        feed.articles.map(writeItem),
      ),
    ),
  )

// A title or description must be there even when it says nothing.
const textOf = (text: string): string => xmlText(text) || ' '

const writeItem = (article: FullArticle): string =>
  element(
    'item',
    {},
    element('title', {}, textOf(article.title)),
    textElement('link', article.url),
    // The id alone: the address of a site may change, and readers' programs would show everything again.
    textElement('guid', `wenhao:${article.id}`, { isPermaLink: 'false' }),
    textElement('pubDate', article.publishedAt.toUTCString()),
    textElement('dc:creator', article.byline || article.creator.name),
    textElement('dc:language', article.language),
    article.tags.map((tag) => textElement('category', tag)),
    element('description', {}, textOf(article.summary)),
    article.picture &&
      element('enclosure', {
        url: article.picture.url,
        type: article.picture.type,
        length: article.picture.bytes,
      }),
    textElement('content:encoded', article.html),
  )
