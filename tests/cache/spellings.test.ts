import { afterAll, expect, test } from 'vitest'
import { serveWeb } from '#web/serve.ts'
import { type Author, anAuthor } from '../articles/build.ts'
import { Client } from '../harness/client.ts'
import { startSite } from '../harness/site.ts'
import { aPublished, type Published, republish } from './published.ts'

const site = await startSite()
// A second server, of which we know what it keeps.
const server = await serveWeb(site.house)
afterAll(() => server.close())
const get = (path: string, cookie = '') => new Client(server.url).get(path, cookie ? { cookie } : {})

/** How many more pages are kept after these were asked for. */
const keptBy = async (...asked: [path: string, cookie?: string][]): Promise<number> => {
  const before = server.pages.size
  for (const [path, cookie] of asked) await get(path, cookie)
  return server.pages.size - before
}

const three = async (): Promise<{ author: Author; feed: string; articles: Published[] }> => {
  const author = await anAuthor(site)
  const articles: Published[] = []
  for (const title of ['甲', '乙', '丙']) articles.push(await aPublished(site, author, { title }))
  return { author, feed: `/@${author.handle}/feed.json`, articles: articles.reverse() }
}

const placeOf = async ({ id }: Published): Promise<{ at: number; place: string }> => {
  const { published_at } = await site.db
    .selectFrom('article')
    .select('published_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const at = published_at?.getTime() ?? 0
  return { at, place: `${at}-${id}` }
}

test('what cannot be read, a theme and care mode make no feed anew', async () => {
  const { feed } = await three()
  expect(await keptBy([feed])).toBe(1)
  expect(
    await keptBy(
      [`${feed}?before=x1`],
      [`${feed}?before=x2`],
      [`${feed}?page=3&${'x'.repeat(5000)}`],
      [feed, 'theme=dark'],
      [feed, 'care=1'],
    ),
  ).toBe(0)
})

test('a place in a feed leads to that of the article it follows, and beyond the newest to the beginning', async () => {
  const { feed, articles } = await three()
  const [newest, middle, oldest] = await Promise.all(articles.map(placeOf))
  const titles = async (path: string) =>
    (await get(path)).json<{ items: { title: string }[] }>().items.map((item) => item.title)
  expect(await titles(`${feed}?before=${newest?.place}`)).toEqual(['乙', '甲'])
  expect(await titles(`${feed}?before=${oldest?.place}`)).toEqual([])
  const leadsTo = async (before: string) => {
    const { status, location } = await get(`${feed}?before=${before}`)
    return [status, location]
  }
  const below = (middle?.at ?? 0) - 1 === oldest?.at ? oldest : middle
  expect(await leadsTo(`${(middle?.at ?? 0) - 1}-zzzzzzzzzzzzz`)).toEqual([302, `${feed}?before=${below?.place}`])
  expect(await leadsTo('-5-0000000000000')).toEqual([302, `${feed}?before=${oldest?.place}`])
  expect(await leadsTo('9999999999999-0000000000000')).toEqual([302, feed])
  expect(await keptBy([`${feed}?before=9999999999998-0000000000000`], [`${feed}?before=1-0000000000000`])).toBe(0)
})

test('the feed of everything goes on from a place of its own too', async () => {
  await three()
  expect((await get('/feed.xml?before=9999999999999-0000000000000')).location).toBe('/feed.xml')
})

test('a feed has the text as it is stored, and looks through none again', async () => {
  const { feed, articles } = await three()
  await site.db
    .updateTable('rendering')
    .set({ html: '<p>如存。<a class="c c-q" href="#n-0123456789abc" aria-label="x">?</a></p>' })
    .where('revision_id', 'in', (eb) =>
      eb
        .selectFrom('article')
        .select('published_revision_id')
        .where(
          'id',
          'in',
          articles.map(({ id }) => id),
        ),
    )
    .execute()
  const { items } = (await get(feed)).json<{ items: { content_html: string }[] }>()
  for (const { content_html } of items) expect(content_html).toContain('<p>如存。<sup>')
  // What is not stored is made, once.
  await site.db.deleteFrom('rendering').execute()
  expect((await get(feed.replace('feed.json', 'feed.xml'))).text).toContain('末班车推迟了一小时')
  const { count } = await site.db
    .selectFrom('rendering')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  expect(count).toBe('3')
})

test('references have a page for each style, and none for what is no style', async () => {
  const { articles } = await three()
  const path = `/a/${articles[0]?.id}/sources`
  expect(await keptBy([path], [`${path}?style=apa`], [`${path}?style=gbt7714`])).toBe(3)
  expect(await keptBy([`${path}?style=x1`], [`${path}?style=APA`], [`${path}?style=`])).toBe(0)
})

test('versions that there are not lead to the page of those that there are', async () => {
  const { author, articles } = await three()
  const [article] = articles
  if (!article) throw new Error('three were published')
  await republish(site, author, article, {})
  const path = `/a/${article.id}/versions`
  expect(await keptBy([path], [`${path}?from=1&to=1`])).toBe(2)
  expect(await keptBy([`${path}?from=zzz`], [`${path}?from=01`], [`${path}?from=77&to=1`], [`${path}?to=999`])).toBe(0)
  expect(await get(`${path}?from=77&to=1`)).toMatchObject({ status: 302, location: path })
})

test('a tag that is spelt otherwise leads to the feed of the tag', async () => {
  const { status, location } = await get('/tags/ＡB/feed.xml')
  expect([status, location]).toEqual([301, '/tags/ab/feed.xml'])
})
