import { expect, test } from 'vitest'
import { firstStart } from '#web/first-start.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()
await firstStart(site.house)

const articles = async (): Promise<number> => {
  const { count } = await site.db
    .selectFrom('article')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

test('a new site has its channels and the articles of the house, in both languages', async () => {
  const latest = await site.stranger().get('/latest')
  expect(latest.text.match(/<article data-id=/g)).toHaveLength(12)
  const home = await site.stranger().get('/')
  expect(home.text.replaceAll('<wbr/>', '').includes('怎样开一个号')).toBe(true)
  expect(home.text.includes('href="/c/technology"')).toBe(true)
})

test('an article of the house carries its sources, its picture and its declaration', async () => {
  const found = await site.stranger({ 'accept-language': 'en' }).get('/search?q=question%20mark')
  const page = await site.stranger().get(/\/a\/[0-9a-z]{13}/.exec(found.text)?.[0] ?? '')
  expect(page.text.includes('https://www.mediawiki.org/wiki/Edit_check/Impact')).toBe(true)
  expect(/data-part="declaration"/.test(page.text)).toBe(true)
  expect(/src="\/media\/[0-9a-f]{64}\//.test(found.text)).toBe(true)
})

test('a first start that was killed half-way goes on at the next, and brings nothing twice', async () => {
  const { id } = await site.db.selectFrom('article').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  await site.db.deleteFrom('article').where('id', '=', id).execute()
  await site.db.deleteFrom('setting').where('key', '=', 'site.isFurnished').execute()
  await firstStart(site.house)
  expect(await articles()).toBe(12)
})

test('a second start brings nothing twice', async () => {
  await firstStart(site.house)
  expect(await articles()).toBe(12)
})

test('the first operator owns the creator of the house', async () => {
  const { setUpLink } = await import('#features/accounts/index.ts')
  const link = new URL((await setUpLink(site.db, site.url)) ?? '')
  const operator = site.stranger()
  const person = { name: 'Ana', email: 'ana@example.com', password: 'a long enough sentence' }
  expect((await operator.post(link.pathname, person)).status).toBe(303)
  await site.settle()
  const studio = await operator.get('/studio')
  expect(studio.text.includes('creator=wenhao')).toBe(true)
})
