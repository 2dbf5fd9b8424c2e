import { expect, test } from 'vitest'
import { aWorld } from '../browser/every-page.ts'
import { startSite } from '../harness/site.ts'
import { childrenOf, type Element, readXml } from './read-xml.ts'

const site = await startSite()
const world = await aWorld(site)
const pathOf = (name: string) => [...world.main, ...world.others].find((page) => page.name === name)?.path ?? '/'

const read = async (path: string): Promise<Element> => readXml((await site.stranger().get(path)).text)

// The namespace of sitemaps is none that feeds use.
const named = (element: Element, name: string) => childrenOf(element, `other:${name}`)
const locations = (root: Element, of: string) => named(root, of).map((entry) => named(entry, 'loc')[0]?.text ?? '')

test('every file that the index names is there and holds only pages of this site that answer', async () => {
  const files = locations(await read('/sitemap.xml'), 'sitemap')
  expect(files.length).toBeGreaterThan(2)
  const pages = (
    await Promise.all(files.map(async (file) => locations(await read(new URL(file).pathname), 'url')))
  ).flat()
  expect(pages).toContain(`${site.url}${pathOf('article')}`)
  expect(pages).toContain(`${site.url}${pathOf('creator')}`)
  expect(pages).not.toContain(`${site.url}${pathOf('a withdrawn article')}`)
  expect(new Set(pages).size).toBe(pages.length)
  for (const page of pages) expect((await site.stranger().get(page.slice(site.url.length))).status, page).toBe(200)
})

test('the news of the last two days are named with title, language and time', async () => {
  const [news] = named(await read('/news-sitemap.xml'), 'url')
  const facts = news && named(news, 'news')[0]
  expect(facts && named(facts, 'title')[0]?.text).toBe('末班公交多开一小时')
  expect(news && named(news, 'loc')[0]?.text).toBe(`${site.url}${pathOf('article')}`)
  const publication = facts && named(facts, 'publication')[0]
  expect(publication && named(publication, 'language')[0]?.text).toBe('zh-cn')
})

test('older articles leave the news and stay in the file of their month', async () => {
  const id = pathOf('article').slice(3)
  await site.db
    .updateTable('article')
    .set({ published_at: new Date('2024-02-29T23:59:59Z'), updated_at: null, corrected_at: null })
    .where('id', '=', id)
    .execute()
  expect(locations(await read('/news-sitemap.xml'), 'url')).toEqual([])
  expect(locations(await read('/sitemaps/articles-2024-02.xml'), 'url')).toEqual([`${site.url}/a/${id}`])
  expect(locations(await read('/sitemaps/articles-2024-02-29.xml'), 'url')).toEqual([`${site.url}/a/${id}`])
})

test.each(['articles-2024-13.xml', 'articles-0000-00.xml', 'articles-2024-02-31.xml', 'articles-1999-01.xml'])(
  '%s is no file',
  async (name) => expect((await site.stranger().get(`/sitemaps/${name}`)).status).toBe(404),
)

test('robots.txt names both maps by their whole addresses', async () => {
  const { text } = await site.stranger().get('/robots.txt')
  expect(text.match(/^Sitemap: .*$/gm)).toEqual(
    ['sitemap.xml', 'news-sitemap.xml'].map((file) => `Sitemap: ${site.url}/${file}`),
  )
})
