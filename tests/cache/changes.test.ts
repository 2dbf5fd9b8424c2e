import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { openDatabase } from '#platform/database.ts'
import { touch } from '#platform/events.ts'
import { PageCache } from '#platform/page-cache/index.ts'
import { serveWeb } from '#web/serve.ts'
import { anAuthor } from '../articles/build.ts'
import { Client } from '../harness/client.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aPublished, republish } from './published.ts'

const site = await startSite()
const author = await anAuthor(site)
const etag = async (path: string) => (await site.stranger().get(path)).headers.get('etag')

test('an article is on every list as soon as its author is told', async () => {
  const known = ['/', '/latest', '/feed.xml', `/@${author.handle}`, `/@${author.handle}/feed.json`]
  const before = await Promise.all(known.map((path) => site.stranger().get(path)))
  const { id, channel } = await aPublished(site, author, { title: '新的一篇' })
  const lists = [...known, `/c/${channel.slug}`, `/c/${channel.slug}/atom.xml`]
  for (const page of before) expect(page.text).not.toContain(id)
  for (const path of lists) expect((await site.stranger().get(path)).text).toContain(id)
})

test('an article by somebody else leaves a page as it is', async () => {
  const { path } = await aPublished(site, author)
  const before = await etag(path)
  await aPublished(site, await anAuthor(site), { title: '别人的一篇' })
  expect(await etag(path)).toBe(before)
})

test('what was corrected is read by nobody, from the moment that the author is told', async () => {
  const article = await aPublished(site, author, { texts: ['水位是百分之十二。'] })
  expect((await site.stranger().get(article.path)).text).toContain('百分之十二')
  await republish(site, author, article, {
    texts: ['水位是百分之二十一。'],
    kind: 'correction',
    reason: '数字写反了。',
  })
  const page = (await site.stranger().get(article.path)).text
  expect(page).toContain('百分之二十一')
  expect(page).not.toContain('百分之十二')
  expect((await site.stranger().get('/')).text).toContain('数字写反了')
})

test('a feed is kept like a page, and has the new words of what it shows', async () => {
  const ana = await anAuthor(site)
  const article = await aPublished(site, ana, { texts: ['旧的一句。'] })
  const feeds = ['/feed.xml', `/c/${article.channel.slug}/atom.xml`, `/@${ana.handle}/feed.json`]
  for (const path of feeds) {
    expect((await site.stranger().get(path)).text).toContain('旧的一句')
    const tag = await etag(path)
    expect(tag).toMatch(/-gzip"$/) // as only what is kept has it
    expect((await site.stranger().get(path, { 'if-none-match': tag ?? '' })).status).toBe(304)
  }
  await republish(site, ana, article, { texts: ['新的一句。'], kind: 'typo' })
  for (const path of feeds) expect((await site.stranger().get(path)).text).toContain('新的一句')
})

test('a withdrawn article is gone from its page, from lists and from the pages of others at once', async () => {
  const article = await aPublished(site, author, { title: '要撤回的一篇' })
  const other = await aPublished(site, author, { title: '留下的一篇' })
  const feeds = ['/feed.xml', `/c/${article.channel.slug}/atom.xml`, `/@${author.handle}/feed.json`]
  const paths = [article.path, other.path, '/', '/latest', `/c/${article.channel.slug}`, `/@${author.handle}`, ...feeds]
  for (const path of paths) await site.stranger().get(path)
  await author.post(`/studio/articles/${article.id}/withdrawal`, { reason: '核对后再发。' })
  expect((await site.stranger().get(article.path)).status).toBe(410)
  for (const path of paths.slice(1)) expect((await site.stranger().get(path)).text).not.toContain(article.id)
})

test('the name of the site changes on every page at once', async () => {
  const operator = await aUser(site, { role: 'operator' })
  await site.stranger().get('/about')
  await operator.post('/admin/site', { name: '夜行者之家', languages: ['zh-CN', 'en'], language: '' })
  for (const path of ['/', '/about', '/sign-in']) expect((await site.stranger().get(path)).text).toContain('夜行者之家')
  await operator.post('/admin/site', { name: '', languages: ['zh-CN', 'en'], language: '' })
})

test('another process shows no purged page either, once the act is answered', async () => {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(site.db)
  const second = openDatabase(inject('templateUrl').replace('/wenhao?', `/${rows[0]?.name}?`))
  const server = await serveWeb({ ...site.house, db: second.db })
  try {
    const article = await aPublished(site, author, { title: '两处都有的一篇' })
    const there = new Client(server.url)
    expect((await there.get(article.path)).status).toBe(200)
    // It goes on being read there while it is withdrawn here.
    for (let round = 0; round < 3; round += 1) await there.get(article.path)
    await author.post(`/studio/articles/${article.id}/withdrawal`, { reason: '核对后再发。' })
    expect((await there.get(article.path)).status).toBe(410)
    expect((await there.get('/latest')).text).not.toContain(article.id)
  } finally {
    await server.close()
    await second.close()
  }
})

test('however many ask at once, a page is made once', async () => {
  const pages = new PageCache(site.db, 1)
  await pages.touches.catchUp()
  let made = 0
  const make = async () => {
    made += 1
    await new Promise((resolve) => setTimeout(resolve, 30))
    return rendered(['article:a'])
  }
  const found = await Promise.all(Array.from({ length: 50 }, () => pages.get('a page', make)))
  expect(made).toBe(1)
  expect(new Set(found).size).toBe(1)
})

test('a page made of what changed meanwhile is made again before anybody sees it', async () => {
  const pages = new PageCache(site.db, 1)
  await pages.touches.catchUp()
  let made = 0
  const make = async () => {
    made += 1
    if (made === 1) {
      await site.db.transaction().execute((trx) => touch(trx, ['article:b'], true))
      await pages.touches.catchUp()
    }
    return rendered(['article:b'], `made ${made}`)
  }
  const entry = await pages.get('b', make)
  expect((await entry?.prepare('identity'))?.body.toString()).toBe('made 2')
  expect(pages.find('b')).toBe(entry)
})

test('a touch is heard even when a later transaction ended first', async () => {
  const pages = new PageCache(site.db, 1)
  await pages.touches.catchUp()
  await pages.get('slow', async () => rendered(['article:slow']))
  await site.db.transaction().execute(async (trx) => {
    await touch(trx, ['article:slow'], true)
    await site.db.transaction().execute((other) => touch(other, ['article:quick']))
    await pages.touches.catchUp()
    expect(pages.find('slow')).toBeDefined()
  })
  await pages.touches.catchUp()
  expect(pages.find('slow')).toBeUndefined()
})

test('pages take no more room than they are given, and those that are read often stay', async () => {
  const pages = new PageCache(site.db, 1)
  await pages.touches.catchUp()
  const keep = async (key: string) => {
    await (await pages.get(key, async () => rendered([], 'x'.repeat(50_000))))?.prepare('identity')
    expect(pages.bytes).toBeLessThanOrEqual(1024 * 1024)
  }
  await keep('read often')
  for (let at = 0; at < 60; at += 1) {
    pages.find('read often')
    await keep(`page ${at}`)
  }
  expect(pages.find('read often')).toBeDefined()
  expect(pages.find('page 0')).toBeUndefined()
  expect(pages.size).toBeGreaterThan(3)
})

const rendered = (dependencies: string[], text = 'a page') => ({
  pieces: [Buffer.from(text)],
  until: Number.POSITIVE_INFINITY,
  status: 200,
  headers: [],
  frame: {},
  dependencies,
})
