import { Hono } from 'hono'
import { articlePaths, articleSpans, articlesInSpan, newsSince, type Span } from '#features/articles/index.ts'
import { channelPaths, visibleChannels } from '#features/channels/index.ts'
import { creatorPaths, creatorsForSitemap } from '#features/creators/index.ts'
import type { Env } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { answerFile } from './answer-file.ts'
import { writeNewsSitemap, writeSitemap, writeSitemapIndex } from './sitemap.ts'

const type = 'application/xml; charset=utf-8'
const perFile = 5000
const perDay = 50_000 // no program reads more of one file
const twoDays = 48 * 60 * 60 * 1000

/** Where things are, for searches: an index by months, so that old files stay as they are. */
export const sitemapRoutes = new Hono<Env>()
  .get('/sitemap.xml', async (c) => {
    const { db, frame } = c.var
    const months = await articleSpans(db, 'month')
    const spans = await Promise.all(
      months.map(async (month) => (month.count > perFile ? articleSpans(db, 'day', month) : month)),
    )
    const files = spans.flatMap((part) =>
      Array.isArray(part) ? part.map((day) => fileOf(day, 10)) : [fileOf(part, 7)],
    )
    const all = [{ name: 'site' }, { name: 'creators' }, ...files]
    const listed = all.map(({ name, ...rest }) => ({ url: `${frame.origin}/sitemaps/${name}.xml`, ...rest }))
    return answerFile(c, writeSitemapIndex(listed), type)
  })

  .get('/sitemaps/site.xml', async (c) => {
    const channels = await visibleChannels(c.var.db)
    const paths = [
      '/',
      '/latest',
      '/hot',
      '/archive',
      '/rules',
      '/ranking',
      '/c',
      ...channels.map(({ slug }) => channelPaths.show(slug)),
      '/about',
      '/accessibility',
    ]
    const pages = paths.map((path) => ({ url: c.var.frame.origin + path }))
    return answerFile(c, writeSitemap(pages), type)
  })

  .get('/sitemaps/creators.xml', async (c) => {
    const creators = await creatorsForSitemap(c.var.db, perDay)
    const pages = creators.map(({ handle }) => ({ url: c.var.frame.origin + creatorPaths.show(handle) }))
    return answerFile(c, writeSitemap(pages), type)
  })

  .get('/sitemaps/:file{articles-\\d{4}-\\d{2}(-\\d{2})?\\.xml}', async (c) => {
    const span = spanOf(c.req.param('file').slice('articles-'.length, -'.xml'.length))
    const articles = span ? await articlesInSpan(c.var.db, span, perDay) : []
    if (articles.length === 0) return c.notFound()
    const pages = articles.map(({ id, changed_at }) => ({
      url: c.var.frame.origin + articlePaths.show(id),
      changedAt: changed_at,
    }))
    return answerFile(c, writeSitemap(pages), type)
  })

  .get('/news-sitemap.xml', async (c) => {
    const { db, frame } = c.var
    const news = await newsSince(db, new Date(now().getTime() - twoDays))
    const listed = news.map((one) => ({ ...one, url: frame.origin + articlePaths.show(one.id) }))
    return answerFile(c, writeNewsSitemap(frame.say.site.name, listed), type)
  })

const fileOf = ({ from, changedAt }: Span, length: 7 | 10) => ({
  name: `articles-${from.toISOString().slice(0, length)}`,
  changedAt,
})

/** The month 2026-11 or the day 2026-11-22 as a span of time; undefined for a date that there is not. */
const spanOf = (text: string): { from: Date; to: Date } | undefined => {
  const [year = 0, month = 0, day] = text.split('-').map(Number)
  const from = new Date(Date.UTC(year, month - 1, day ?? 1))
  if (year < 1 || from.getUTCMonth() !== month - 1) return undefined
  return { from, to: new Date(Date.UTC(year, day ? month - 1 : month, day ? day + 1 : 1)) }
}
