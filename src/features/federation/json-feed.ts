import type { FullArticle } from '#features/articles/index.ts'
import { changedAt, type Feed } from './feed.ts'

/** JSON Feed 1.1. */
export const writeJsonFeed = (feed: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title || ' ',
    description: feed.about || undefined,
    home_page_url: feed.home,
    feed_url: feed.self,
    next_url: feed.next,
    icon: feed.icon,
    language: feed.language,
    items: feed.articles.map(itemOf),
  })

const itemOf = (article: FullArticle) => ({
  id: `wenhao:${article.id}`,
  url: article.url,
  title: article.title,
  content_html: article.html,
  summary: article.summary || undefined,
  image: article.picture?.url,
  date_published: article.publishedAt.toISOString(),
  date_modified: changedAt(article).toISOString(),
  authors: [{ name: article.byline || article.creator.name, url: article.creatorUrl }],
  tags: article.tags.length > 0 ? article.tags : undefined,
  language: article.language,
})
