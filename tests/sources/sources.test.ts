import { expect, test } from 'vitest'
import { detailsSchema } from '#features/articles/details.ts'
import { fromCsl, keepSources, type Source } from '#features/sources/index.ts'
import { type Author, aDraft, aMember, anAuthor, aSource } from '../articles/build.ts'
import { publish } from '../articles/writing.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()

type Found = { sources: { from: string; source: Source }[] }

const pick = (person: Person, articleId: string, q = '') =>
  person.get(`/studio/articles/${articleId}/sources?q=${encodeURIComponent(q)}`, { accept: 'application/json' })
const titles = async (person: Person, articleId: string, q = '') =>
  (await pick(person, articleId, q)).json<Found>().sources.map(({ from, source }) => `${from} ${source.title}`)

const aPublished = async (author: Author, ...sources: Source[]): Promise<string> => {
  const draft = await aDraft(site, author, { details: { sources } })
  return publish(site, author, draft)
}

const secret = '陈小舟'
const anInterview = () =>
  aSource({
    kind: 'interview',
    isProtected: true,
    title: '一位在车队工作六年的司机',
    author: secret,
    publisher: `${secret}的公司`,
    url: `https://example.org/${encodeURIComponent(secret)}`,
    quote: '夜里的车没有空过。',
    place: secret,
    container: secret,
    number: secret,
  })

test('the name of a protected interviewee is not kept: no page, file, table or other creator learns it', async () => {
  const ana = await anAuthor(site)
  const sent = { ...anInterview(), author: secret, publisher: secret, place: secret }
  const id = await aPublished(ana, sent)
  const page = await site.stranger().get(`/a/${id}`)
  expect(page.text).toContain('受保护的受访者')
  expect(page.text).toContain('一位在车队工作六年的司机')
  const rows = await Promise.all([
    site.db.selectFrom('source').selectAll().execute(),
    site.db.selectFrom('revision').select(['details', 'document']).where('article_id', '=', id).execute(),
    site.db.selectFrom('draft').selectAll().where('article_id', '=', id).execute(),
  ])
  const bob = await anAuthor(site)
  const own = await aDraft(site, bob)
  const shown = await Promise.all([
    site.stranger().get(`/a/${id}/sources?style=apa`),
    site.stranger().get(`/a/${id}/sources?style=gbt7714`),
    site.stranger().get(`/a/${id}/sources.json`),
    ana.get(`/studio/articles/${id}/draft`),
    ana.get(`/a/${id}/versions`),
    pick(bob, own.id, '车队'),
  ])
  for (const text of [page.text, JSON.stringify(rows), ...shown.map(({ text }) => text)]) {
    expect(text).not.toContain(secret)
    expect(text).not.toContain(encodeURIComponent(secret))
  }
  expect(await titles(bob, own.id, '车队工作')).toEqual([])
  expect(await titles(ana, id, '车队工作')).toEqual(['creator 一位在车队工作六年的司机'])
})

test('sources are looked up by the members of the creator alone', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  const writer = await aMember(site, ana, 'writer')
  const foreign = await anAuthor(site)
  expect((await pick(writer, draft.id)).status).toBe(200)
  expect((await pick(foreign, draft.id)).status).toBe(404)
  expect((await pick(await aUser(site, { role: 'operator' }), draft.id)).status).toBe(404)
  expect((await site.stranger().get(`/studio/articles/${draft.id}/sources`)).status).toBe(401)
})

test('finds what the creator used, and of others what stands under a published article', async () => {
  const [ana, bob] = [await anAuthor(site), await anAuthor(site)]
  const draft = await aDraft(site, ana)
  await aPublished(ana, aSource({ title: '琉璃渡口调查年报', publisher: '渡口局' }))
  const others = await aPublished(
    bob,
    aSource({ kind: 'book', title: '琉璃渡口志', url: 'https://example.org/ferry-book', isbn: '978-7-5555-0123-6' }),
  )
  await site.db
    .transaction()
    .execute((trx) => keepSources(trx, bob.creatorId, [aSource({ title: '琉璃渡口草稿里的来源' })]))
  expect(await titles(ana, draft.id, '琉璃渡口')).toEqual(['creator 琉璃渡口调查年报', 'site 琉璃渡口志'])
  expect(await titles(ana, draft.id, '琉璃')).toEqual(['creator 琉璃渡口调查年报', 'site 琉璃渡口志'])
  expect(await titles(ana, draft.id, 'FERRY-BOOK')).toEqual(['site 琉璃渡口志'])
  expect(await titles(ana, draft.id, '%')).toEqual([])
  const [found] = (await pick(ana, draft.id, '渡口志')).json<Found>().sources
  expect(found?.source).toMatchObject({ kind: 'book', isbn: '978-7-5555-0123-6', id: '' })
  await bob.post(`/studio/articles/${others}/withdrawal`, { reason: '两处数字写错了，核对后再发。' })
  expect(await titles(ana, draft.id, '琉璃渡口')).toEqual(['creator 琉璃渡口调查年报'])
})

test('whoever asks without end is asked to wait', async () => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  const statuses = []
  for (let time = 0; time < 70; time += 1) statuses.push((await pick(ana, draft.id, 'x')).status)
  expect(statuses.slice(0, 50).every((status) => status === 200)).toBe(true)
  expect(statuses).toContain(429)
})

test('the sources of an article are shown as references in both styles, and handed to programs', async () => {
  const ana = await anAuthor(site)
  const book = aSource({
    kind: 'book',
    title: '城市夜行史',
    author: '何某一',
    publisher: '青屿大学出版社',
    place: '青屿',
    published: '2012',
  })
  const id = await aPublished(ana, book)
  const gbt = await site.stranger().get(`/a/${id}/sources?style=gbt7714`)
  expect(gbt.text).toContain('<li>何某一. 城市夜行史[M]. 青屿: 青屿大学出版社, 2012.</li>')
  const apa = await site.stranger().get(`/a/${id}/sources?style=apa`)
  expect(apa.text).toContain('<li>何某一. (2012). 城市夜行史. 青屿大学出版社.</li>')
  expect((await site.stranger().get(`/a/${id}`)).text).toContain(`href="/a/${id}/sources"`)
  const file = await site.stranger().get(`/a/${id}/sources.json`)
  expect(file.json<{ type: string; title: string }[]>()).toMatchObject([
    { type: 'book', title: '城市夜行史', issued: { 'date-parts': [[2012]] } },
  ])
  const { csl } = await site.db
    .selectFrom('source')
    .select('csl')
    .where('title', '=', '城市夜行史')
    .executeTakeFirstOrThrow()
  expect(fromCsl(csl)).toEqual(book)
  await ana.post(`/studio/articles/${id}/withdrawal`, { reason: '两处数字写错了，核对后再发。' })
  expect((await site.stranger().get(`/a/${id}/sources`)).status).toBe(410)
  expect((await site.stranger().get(`/a/${id}/sources.json`)).status).toBe(410)
})

test('what is written into the fields of a source is text on every page that shows it', async () => {
  const ana = await anAuthor(site)
  const bad = '<img src=x onerror="alert(1)"><script>alert(1)</script>'
  const fields = {
    author: bad,
    publisher: bad,
    container: bad,
    volume: '<b>',
    pages: '<i>',
    number: bad,
    version: '<u>',
    quote: bad,
  }
  const id = await aPublished(
    ana,
    aSource({ kind: 'research', title: bad, ...fields }),
    aSource({ kind: 'social', title: bad, url: 'https://example.org/"><script>', ...fields }),
  )
  for (const path of [`/a/${id}`, `/a/${id}/sources?style=apa`, `/a/${id}/sources?style=gbt7714`]) {
    const { status, text } = await site.stranger().get(path)
    expect(status).toBe(200)
    expect(text).not.toMatch(/<img src=x|<script>alert|"><script>/)
  }
})

test('sources of versions from before they had kinds and fields are read as they were', () => {
  const old = {
    kind: 'data',
    url: '',
    title: '刷卡人次',
    publisher: '公交公司',
    author: '',
    published: '2026',
    quote: '',
  }
  const [read] = detailsSchema.parse({ language: 'zh-CN', sources: [old] }).sources
  expect(read).toMatchObject({ ...old, id: 's1', isProtected: false, doi: '' })
})

test.each([
  ['title', 'x'.repeat(501)],
  ['author', 'x'.repeat(501)],
  ['quote', 'x'.repeat(2001)],
  ['pages', 'x'.repeat(61)],
  ['isbn', '123'],
  ['doi', 'javascript:alert(1)'],
  ['accessed', '2026-13'],
  ['url', 'ftp://example.org'],
])('a source whose %s does not fit is refused by name', async (field, value) => {
  const ana = await anAuthor(site)
  const draft = await aDraft(site, ana)
  const sources = [{ title: '年报', [field]: value }]
  const answer = await ana.sendJson(
    'PUT',
    `/studio/articles/${draft.id}/draft`,
    { details: { sources } },
    { 'if-match': `"${draft.version}"` },
  )
  expect(answer.status).toBe(422)
  expect(Object.keys(answer.json<{ problems: object }>().problems)).toEqual([`details.sources.0.${field}`])
})

test('an article names its sources to programs by their kinds', async () => {
  const ana = await anAuthor(site)
  const id = await aPublished(
    ana,
    aSource({ kind: 'book', title: '夜行史', isbn: '978-7-5555-0123-6' }),
    aSource({ kind: 'research', title: 'Late buses', author: 'Doe, Jane; Roe, R.', doi: '10.5555/x' }),
    aSource({ kind: 'law', title: '条例', number: '第 12 号' }),
    aSource({ kind: 'official', title: '刷卡人次' }),
    anInterview(),
  )
  const html = (await site.stranger().get(`/a/${id}`)).text
  const said = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? ''
  for (const part of [
    '"@type":"Book"',
    '"isbn":"9787555501236"',
    '"@type":"ScholarlyArticle"',
    '"Jane Doe"',
    '"@type":"Legislation"',
    '"@type":"Dataset"',
    '"@type":"Conversation"',
  ])
    expect(said).toContain(part)
})
