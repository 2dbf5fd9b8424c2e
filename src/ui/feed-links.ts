/** The forms in which every list of articles can be followed. */
export const feedFormats = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof feedFormats)[number]

export const feedFiles: Record<FeedFormat, string> = { rss: 'feed.xml', atom: 'atom.xml', json: 'feed.json' }

export const feedTypes: Record<FeedFormat, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}

/** The addresses of a list's feeds, for the head of its page. */
export const feedLinks = (path: string, title: string) => {
  const base = path === '/' ? '' : path
  return feedFormats.map((format) => ({
    type: feedTypes[format].split(';')[0] ?? '',
    href: `${base}/${feedFiles[format]}`,
    title,
  }))
}
