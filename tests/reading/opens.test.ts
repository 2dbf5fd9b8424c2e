import { expect, test } from 'vitest'
import { flushOpens, writeOpens } from '#features/reading/index.ts'
import { moveClock, now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { dayOf } from '#ui/dates.ts'
import { type Author, aDraft, anAuthor } from '../articles/build.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite({ WENHAO_PROXIES: '127.0.0.1' })

const phone =
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36'

let readers = 0

/** Somebody at an address of their own, with a browser. */
const aReader = (headers: Record<string, string> = {}) => {
  readers += 1
  const address = `203.0.${Math.floor(readers / 250)}.${(readers % 250) + 1}`
  return site.stranger({
    'user-agent': phone,
    'sec-fetch-site': 'same-origin',
    'x-forwarded-for': address,
    ...headers,
  })
}

const anArticle = async (author?: Author): Promise<string> => {
  const writer = author ?? (await anAuthor(site))
  const { id } = await aDraft(site, writer)
  const channel = await site.db.selectFrom('channel').select('id').executeTakeFirstOrThrow()
  const answer = await writer.post(`/studio/articles/${id}/publication`, {
    version: '2',
    act: 'publish',
    tags: '公交',
    channels: channel.id,
  })
  expect(answer.location).toBe(`/a/${id}`)
  return id
}

const opensOf = async (articleId: string) =>
  site.db.selectFrom('daily_opens').select(['day', 'opens']).where('article_id', '=', articleId).execute()

const counted = async (articleId: string): Promise<number> => {
  await flushOpens(site.db)
  return (await opensOf(articleId)).reduce((sum, { opens }) => sum + opens, 0)
}

test('the page of an article asks to be counted, a preview and other pages do not', async () => {
  const author = await anAuthor(site)
  const id = await anArticle(author)
  expect((await aReader().get(`/a/${id}`)).text).toMatch(new RegExp(`data-id="${id}" data-counts-opens=`))
  expect((await author.get(`/studio/articles/${id}/preview`)).text).not.toContain('data-counts-opens')
  expect((await aReader().get('/')).text).not.toContain('data-counts-opens')
})

test('opens wait in memory and are written together', async () => {
  const id = await anArticle()
  for (let reader = 0; reader < 7; reader += 1) {
    const answer = await aReader().post('/reading/opens', { id })
    expect(answer.status).toBe(204)
    expect(answer.text).toBe('')
  }
  expect(await opensOf(id)).toEqual([])
  expect(await counted(id)).toBe(7)
})

test('they are written by themselves within a few seconds', async () => {
  const id = await anArticle()
  await aReader().post('/reading/opens', { id })
  await expect.poll(() => opensOf(id), { timeout: 6_000, interval: 200 }).toHaveLength(1)
})

test('the same reader counts once a day, and again on the next', async () => {
  const id = await anArticle()
  const reader = aReader()
  for (let again = 0; again < 3; again += 1) await reader.post('/reading/opens', { id })
  expect(await counted(id)).toBe(1)
  moveClock(86_400_000)
  try {
    await reader.post('/reading/opens', { id })
    await reader.post('/reading/opens', { id })
    expect(await counted(id)).toBe(2)
    expect(await opensOf(id)).toHaveLength(2)
  } finally {
    moveClock(-86_400_000)
  }
})

test('two browsers of a household count apart, twenty at most', async () => {
  const id = await anArticle()
  const address = { 'x-forwarded-for': '198.51.100.7' }
  for (let browser = 0; browser < 25; browser += 1)
    await aReader({ ...address, 'user-agent': `${phone} Browser/${browser}` }).post('/reading/opens', { id })
  expect(await counted(id)).toBe(20)
})

test('nobody opens more than a person can in a minute', async () => {
  const ids = await Promise.all([anArticle(), anArticle()])
  const address = { 'x-forwarded-for': '198.51.100.8' }
  for (let n = 0; n < 119; n += 1) await aReader(address).post('/reading/opens', { id: newId() })
  await aReader(address).post('/reading/opens', { id: ids[0] ?? '' })
  await aReader(address).post('/reading/opens', { id: ids[1] ?? '' })
  expect([await counted(ids[0] ?? ''), await counted(ids[1] ?? '')]).toEqual([1, 0])
})

test.each([
  ['a crawler', { 'user-agent': 'Mozilla/5.0 (compatible; SomeBot/2.1; +https://example.org/bot)' }],
  ['a program', { 'user-agent': 'curl/8.5.0' }],
  ['a browser that says nothing of where it comes from', { 'sec-fetch-site': '' }],
  ['one that only looks ahead', { 'sec-purpose': 'prefetch' }],
])('%s does not count, and does not learn that it does not', async (_name, headers) => {
  const id = await anArticle()
  const reader = aReader(Object.fromEntries(Object.entries(headers).filter(([, value]) => value)))
  if (!Object.values(headers)[0]) delete reader.headers['sec-fetch-site']
  expect((await reader.post('/reading/opens', { id })).status).toBe(204)
  expect(await counted(id)).toBe(0)
})

test('another site cannot count for us', async () => {
  const id = await anArticle()
  const answer = await aReader().post('/reading/opens', { id }, { origin: 'https://elsewhere.example' })
  expect(answer.status).toBe(403)
  expect(await counted(id)).toBe(0)
})

test('what is no published article is not counted', async () => {
  const author = await anAuthor(site)
  const draft = await aDraft(site, author)
  for (const id of [draft.id, newId(), 'nonsense', '']) await aReader().post('/reading/opens', { id })
  await flushOpens(site.db)
  expect(await opensOf(draft.id)).toEqual([])
})

test('many processes write the same counts at once and none is lost', async () => {
  const ids = (await Promise.all([anArticle(), anArticle(), anArticle()])).sort()
  const day = dayOf(now(), 'Asia/Shanghai')
  const batch = ids.map((articleId) => ({ articleId, day, opens: 1 }))
  await Promise.all(Array.from({ length: 30 }, (_, n) => writeOpens(site.db, n % 2 ? batch : batch.toReversed())))
  for (const id of ids) expect(await opensOf(id)).toEqual([expect.objectContaining({ opens: 30 })])
})

test('counting and writing at once loses nothing', async () => {
  const id = await anArticle()
  const sent = Array.from({ length: 60 }, async (_, n) => {
    await aReader().post('/reading/opens', { id })
    if (n % 7 === 0) await flushOpens(site.db)
  })
  await Promise.all(sent)
  expect(await counted(id)).toBe(60)
})

test('nothing is stored of who reads', async () => {
  const columns = await site.db.introspection.getTables()
  const table = columns.find(({ name }) => name === 'daily_opens')
  expect(table?.columns.map(({ name }) => name)).toEqual(['article_id', 'day', 'opens'])
})
