import { type Context, Hono } from 'hono'
import { fullArticles, readPlace, shownBy } from '#features/articles/index.ts'
import type { Env } from '#features/site/index.ts'
import { asset } from '#platform/assets.ts'
import { type FeedFormat, feedFiles, feedFormats, feedTypes } from '#ui/feed-links.ts'
import { answerShared } from './answer-file.ts'
import { writeAtom } from './atom.ts'
import type { Feed } from './feed.ts'
import { writeJsonFeed } from './json-feed.ts'
import { type List, type Moved, readList, type Wanted } from './lists.ts'
import { writeRss } from './rss.ts'

const writers: Record<FeedFormat, (feed: Feed) => string> = { rss: writeRss, atom: writeAtom, json: writeJsonFeed }

const routes = new Hono<Env>()

/** Every list by time has its three feeds beneath its own address. */
export const feedRoutes = routes

for (const format of feedFormats) {
  const file = feedFiles[format]
  routes
    .get(`/${file}`, (c) => answer(c, format, { is: 'latest' }))
    .get(`/latest/${file}`, (c) => c.redirect(`/${file}`, 301))
    .get(`/hot/${file}`, (c) => answer(c, format, { is: 'hot' }))
    .get(`/c/:slug/${file}`, (c) => answer(c, format, { is: 'channel', name: c.req.param('slug') }))
    .get(`/tags/:tag/${file}`, (c) => answer(c, format, { is: 'tag', name: c.req.param('tag') }))
    .get(`/:at{@[a-z0-9_-]+}/${file}`, (c) => answer(c, format, { is: 'creator', name: c.req.param('at').slice(1) }))
}

const answer = async (c: Context<Env>, format: FeedFormat, wanted: Wanted) => {
  const { db, config, frame } = c.var
  const before = readPlace(c.req.query('before'))
  const list = await readList(db, wanted, { before, locale: config.language, siteName: frame.say.site.name })
  if (!list) return c.notFound()
  if ('moved' in list) return c.redirect(addressOf(list, format), list.isForNow ? 302 : 301)
  const articles = await fullArticles(db, list.cards, frame.origin)
  const feed = { ...addresses(list, format, frame.origin), articles, siteName: frame.say.site.name }
  // Each article is here with its whole text, and its creator's name.
  const dependencies = [...list.dependencies, ...shownBy(list.cards)]
  return answerShared(c, writers[format](feed), feedTypes[format], { dependencies, seconds: list.seconds })
}

const addressOf = ({ moved, query = '' }: Moved, format: FeedFormat): string =>
  `${moved === '/' ? '' : moved}/${feedFiles[format]}${query}`

const addresses = (list: List, format: FeedFormat, origin: string) => {
  const base = list.path === '/' ? origin : origin + list.path
  const self = `${base}/${feedFiles[format]}`
  return {
    title: list.title,
    about: list.about,
    language: list.language,
    home: list.path === '/' ? `${origin}/` : base,
    self,
    next: list.next && `${self}?before=${list.next}`,
    icon: origin + asset('touch-icon.png'),
  }
}
