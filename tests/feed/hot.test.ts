import { beforeAll, expect, test } from 'vitest'
import { hotOf } from '#features/feed/ranking.ts'
import { writeOpens } from '#features/reading/index.ts'
import { type Author, aChannel, aDraft, anAuthor, aSource } from '../articles/build.ts'
import { startSite } from '../harness/site.ts'
import { anArticle, idsIn, nextIn } from './build.ts'

const site = await startSite()
const hour = 3_600_000
const now = Date.now()
const ago = (hours: number) => new Date(now - hours * hour)
let authors: Author[]

beforeAll(async () => {
  authors = await Promise.all(Array.from({ length: 8 }, () => anAuthor(site)))
})

const author = (n: number): Author => authors[n % authors.length] as Author

const open = (articleId: string, opens: number, day = '2026-11-20') => writeOpens(site.db, [{ articleId, day, opens }])

const scoresOf = (articleId: string) =>
  site.db
    .selectFrom('hot_score')
    .select(['channel_id', 'hot'])
    .where('article_id', '=', articleId)
    .orderBy('channel_id')
    .execute()

/** Every page of a list, by its links alone. */
const walk = async (path: string, between: () => Promise<unknown> = async () => {}): Promise<string[][]> => {
  const pages: string[][] = []
  for (let next: string | undefined = path; next; await between()) {
    const answer = await site.stranger().get(next)
    expect(answer.status).toBe(200)
    pages.push(idsIn(answer.text))
    next = nextIn(answer.text)
  }
  return pages
}

test('a score is the formula over opens and complete sources, for the site and for each channel', async () => {
  const channel = await aChannel(site)
  const sources = [
    aSource({ kind: 'web', title: '完整', publisher: '统计局', url: 'https://example.org/a' }),
    aSource({ kind: 'book', title: '也完整', publisher: '出版社', published: '2020' }),
    aSource({ kind: 'web', title: '没有出处', url: 'https://example.org/b' }),
  ]
  const at = ago(30)
  const id = await anArticle(site, author(0), { channel: channel.id, at, sources })
  await site.settle()
  const expected = (opens: number) => hotOf({ opens, completeSources: 2, publishedAt: at })
  expect(await scoresOf(id)).toEqual([
    { channel_id: channel.id, hot: expected(0) },
    { channel_id: null, hot: expected(0) },
  ])
  await open(id, 200)
  await open(id, 118, '2026-11-21')
  await site.settle()
  expect((await scoresOf(id)).map(({ hot }) => hot)).toEqual([expected(318), expected(318)])
  const page = await site.stranger().get(`/hot?channel=${channel.slug}`)
  expect(page.text).toContain('318 次打开，列出 3 条来源')
  const english = await site.stranger({ 'accept-language': 'en' }).get(`/hot?channel=${channel.slug}`)
  expect(english.text).toContain('opened 318 times, lists 3 sources')
})

test('ten times the opens are worth half a day', async () => {
  const channel = await aChannel(site)
  const older = await anArticle(site, author(1), { channel: channel.id, at: ago(24) })
  const newer = await anArticle(site, author(2), { channel: channel.id, at: ago(12) })
  const list = async () => idsIn((await site.stranger().get(`/hot?channel=${channel.slug}`)).text)
  await site.settle()
  expect(await list()).toEqual([newer, older])
  await open(older, 9)
  await site.settle()
  expect(await list()).toEqual([newer, older])
  await open(older, 3)
  await site.settle()
  expect(await list()).toEqual([older, newer])
})

test('large counts are rounded for people', async () => {
  const channel = await aChannel(site)
  const id = await anArticle(site, author(1), { channel: channel.id, at: ago(2) })
  await open(id, 12_345)
  await site.settle()
  expect((await site.stranger().get(`/hot?channel=${channel.slug}`)).text).toContain('1.2 万 次打开')
})

test('pages are complete and without repeats while articles appear and are opened', async () => {
  const channel = await aChannel(site)
  const ids: string[] = []
  // Three of four are of one creator, so that many are passed over.
  for (let n = 0; n < 70; n += 1)
    ids.push(await anArticle(site, author(n % 4 ? 0 : 1 + (n % 7)), { channel: channel.id, at: ago(20 + n) }))
  await site.settle()
  const appear = async () => {
    const fresh = await anArticle(site, author(3), { channel: channel.id, at: ago(1) })
    await open(ids[0] ?? '', 5)
    await site.settle()
    return fresh
  }
  const pages = await walk(`/hot?channel=${channel.slug}`, appear)
  expect(pages.length).toBeGreaterThan(2)
  expect([...pages.flat()].sort()).toEqual([...ids].sort())
})

test('nobody has more than two in ten, and the others come later', async () => {
  const channel = await aChannel(site)
  const of = new Map<string, number>()
  for (let n = 0; n < 6; n += 1) of.set(await anArticle(site, author(0), { channel: channel.id, at: ago(n) }), 0)
  for (let n = 0; n < 14; n += 1) {
    const who = 1 + (n % 7)
    of.set(await anArticle(site, author(who), { channel: channel.id, at: ago(10 + n) }), who)
  }
  await site.settle()
  const [first = []] = await walk(`/hot?channel=${channel.slug}`)
  const creators = first.map((id) => of.get(id))
  expect(creators.slice(0, 10).filter((who) => who === 0)).toHaveLength(2)
  expect(creators.slice(0, 2)).toEqual([0, 0])
  expect(first).toHaveLength(20)
})

test('a withdrawn article leaves the list at once, and its scores soon after', async () => {
  const writer = await anAuthor(site)
  const { id } = await aDraft(site, writer)
  const { id: channel, slug } = await aChannel(site)
  await writer.post(`/studio/articles/${id}/publication`, {
    version: '2',
    act: 'publish',
    channels: channel,
    tags: 'x',
  })
  await site.settle()
  expect(await scoresOf(id)).toHaveLength(2)
  expect(idsIn((await site.stranger().get(`/hot?channel=${slug}`)).text)).toEqual([id])
  await writer.post(`/studio/articles/${id}/withdrawal`, { reason: '数字有误' })
  expect(idsIn((await site.stranger().get(`/hot?channel=${slug}`)).text)).toEqual([])
  await site.settle()
  expect(await scoresOf(id)).toEqual([])
  await open(id, 5)
  await site.settle()
  expect(await scoresOf(id)).toEqual([])
})

test('an article that moves to another channel moves in the lists', async () => {
  const writer = await anAuthor(site)
  const { id } = await aDraft(site, writer)
  const [from, to] = [await aChannel(site), await aChannel(site)]
  const publish = (version: number, channel: string) =>
    writer.post(`/studio/articles/${id}/publication`, {
      version: String(version),
      act: 'publish',
      channels: channel,
      tags: 'x',
      kind: 'update',
    })
  await publish(2, from.id)
  await site.settle()
  const { version } = (await writer.get(`/studio/articles/${id}/draft`)).json<{ version: number }>()
  await publish(version, to.id)
  await site.settle()
  expect((await scoresOf(id)).map(({ channel_id }) => channel_id)).toEqual([to.id, null])
})

test('what is off the lists is not ranked', async () => {
  const channel = await aChannel(site)
  const id = await anArticle(site, author(0), { channel: channel.id, at: ago(1), isListed: false })
  await site.settle()
  expect(await scoresOf(id)).toEqual([])
})

test('scores that are counted at once by several end where the last count is', async () => {
  const channel = await aChannel(site)
  const id = await anArticle(site, author(0), { channel: channel.id, at: ago(9) })
  const { rankArticles } = await import('#features/feed/rank-articles.ts')
  await Promise.all(
    Array.from({ length: 12 }, async () => {
      await open(id, 10)
      await rankArticles(site.db, [id])
    }),
  )
  const hot = hotOf({ opens: 120, completeSources: 0, publishedAt: ago(9) })
  expect((await scoresOf(id)).map((row) => row.hot)).toEqual([hot, hot])
})

test('everything that has no score yet is ranked by the clock', async () => {
  const channel = await aChannel(site)
  const id = await anArticle(site, author(0), { channel: channel.id, at: ago(9), title: '环湖小火车改点' })
  await site.settle()
  await site.db.deleteFrom('hot_score').where('article_id', '=', id).execute()
  await site.db.deleteFrom('subject_word').where('article_id', '=', id).execute()
  const { rankAll } = await import('#features/feed/index.ts')
  await rankAll(site.house)
  expect(await scoresOf(id)).toHaveLength(2)
  expect(await site.db.selectFrom('subject_word').select('word').where('article_id', '=', id).execute()).not.toEqual([])
})

test('a channel that does not exist has no hot list, and an address that names no place begins at the top', async () => {
  expect((await site.stranger().get('/hot?channel=nothing')).status).toBe(404)
  const { text } = await site.stranger().get('/hot')
  const top = idsIn(text)
  for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
    expect(text).toMatch(new RegExp(`<link rel="alternate" type="[a-z/+]+" href="/hot/${file}"`))
    expect((await site.stranger().get(`/hot/${file}`)).status).toBe(200)
  }
  expect(idsIn((await site.stranger().get('/hot?after=nonsense')).text)).toEqual(top)
})

test('the public page tells the numbers that rank', async () => {
  const { ranking } = await import('#features/feed/ranking.ts')
  const page = (await site.stranger().get('/ranking')).text
  expect(page).toContain(`${ranking.hot.secondsPerTenfold / 3600} 小时`)
  for (const points of Object.values(ranking.related.weights))
    expect(page).toContain(`<td>${String(points).replace('-', '\u2212')}</td>`)
})
