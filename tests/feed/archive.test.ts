import { expect, test } from 'vitest'
import { aChannel, anAuthor } from '../articles/build.ts'
import { startSite } from '../harness/site.ts'
import { anArticle, idsIn, nextIn } from './build.ts'

const site = await startSite()
const ana = await anAuthor(site)
const channel = await aChannel(site)
const make = (at: string, isListed = true) => anArticle(site, ana, { channel: channel.id, at: new Date(at), isListed })

test('an article stands under the day that it was in the zone of the site', async () => {
  const late = await make('2015-03-31T15:59:59Z') // 23:59:59 in Shanghai
  const early = await make('2015-03-31T16:00:00Z') // midnight there
  const day = async (date: string) => idsIn((await site.stranger().get(`/archive/${date}`)).text)
  expect(await day('2015-03-31')).toEqual([late])
  expect(await day('2015-04-01')).toEqual([early])
  const months = (await site.stranger().get('/archive')).text
  expect(months).toMatch(/href="\/archive\/2015-04">2015年4月<\/a><span class="meta">1 篇/)
  expect(months).toMatch(/href="\/archive\/2015-03">2015年3月<\/a><span class="meta">1 篇/)
  expect((await site.stranger().get('/archive/2015-04')).text).toMatch(/href="\/archive\/2015-04-01">/)
})

test('months count what is listed and not withdrawn', async () => {
  await make('2012-05-05T04:00:00Z')
  await make('2012-05-05T05:00:00Z')
  await make('2012-05-06T05:00:00Z')
  await make('2012-05-06T06:00:00Z', false)
  const gone = await make('2012-05-07T05:00:00Z')
  await ana.post(`/studio/articles/${gone}/withdrawal`, { reason: '不实' })
  const page = (await site.stranger({ 'accept-language': 'en' }).get('/archive')).text
  expect(page).toMatch(/2012-05">May 2012<\/a><span class="meta">3 articles/)
  const month = (await site.stranger({ 'accept-language': 'en' }).get('/archive/2012-05')).text
  expect([...month.matchAll(/archive\/(2012-05-\d\d)">/g)].map((match) => match[1])).toEqual([
    '2012-05-06',
    '2012-05-05',
  ])
  expect(month).toContain('2 articles')
})

test('a full day goes on by key, and all of it comes once', async () => {
  const ids: string[] = []
  for (let n = 0; n < 45; n += 1) ids.push(await make('2013-07-01T03:00:00Z'))
  await make('2013-07-02T03:00:00Z')
  await make('2013-06-30T03:00:00Z')
  const seen: string[] = []
  for (let next: string | undefined = '/archive/2013-07-01'; next; ) {
    const page = (await site.stranger().get(next)).text
    seen.push(...idsIn(page))
    next = nextIn(page)
  }
  expect(seen).toHaveLength(45)
  expect([...seen].sort()).toEqual([...ids].sort())
})

test('a day without articles says so and leads on', async () => {
  const page = await site.stranger().get('/archive/2012-02-29')
  expect(page.status).toBe(200)
  expect(page.text).toContain('这一天没有文章')
  expect(page.text).toContain('href="/archive/2012-02-28"')
  expect(page.text).toContain('href="/archive/2012-03-01"')
  expect(page.text).toContain('name="robots" content="noindex"')
})

test.each(['2013-02-29', '2013-13', '2013-00-10', '2999-01-01', '1980-01', 'yesterday', '0000-01-01', '2012-05-05x'])(
  'there is no page for %s',
  async (date) => expect((await site.stranger().get(`/archive/${date}`)).status).toBe(404),
)

test('the archive is linked from the latest articles and from the foot of every page', async () => {
  expect((await site.stranger().get('/latest')).text.match(/href="\/archive"/g)).toHaveLength(2)
  expect((await site.stranger().get('/about')).text).toContain('href="/archive"')
})
