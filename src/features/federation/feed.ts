import type { FullArticle } from '#features/articles/index.ts'

/** A list of articles as a feed, whichever format it is then written in. All addresses are absolute. */
export type Feed = {
  title: string
  about: string
  language: string
  home: string // the list as a page
  self: string // this feed
  next: string | undefined // where older articles go on
  icon: string
  siteName: string
  articles: FullArticle[]
}

export const feedFormats = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

export const feedFiles: Record<FeedFormat, string> = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' }

export const feedTypes: Record<FeedFormat, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** When an article last changed for its readers. */
export const changedAt = ({ publishedAt, updatedAt, correctedAt }: FullArticle): Date =>
  new Date(Math.max(publishedAt.getTime(), updatedAt?.getTime() ?? 0, correctedAt?.getTime() ?? 0))

/** When the newest change of the list was; an empty list has not changed since a day long ago. */
export const feedChangedAt = ({ articles }: Feed): Date =>
  new Date(Math.max(Date.UTC(2020, 0, 1), ...articles.map((article) => changedAt(article).getTime())))

/** The addresses of a list's feeds, for the head of its page. */
export const feedLinks = (path: string, title: string) => {
  const base = path === '/' ? '' : path
  return feedFormats.map((format) => ({
    type: feedTypes[format].split(';')[0] ?? '',
    href: `${base}/${feedFiles[format]}`,
    title,
  }))
}
