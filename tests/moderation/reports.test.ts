import { beforeAll, expect, test } from 'vitest'
import { ensureStandardRules } from '#features/site/index.ts'
import { lettersTo } from '../accounts/letters.ts'
import { anAuthor } from '../articles/build.ts'
import { aUser, type Person } from '../harness/people.ts'
import { aReport, openCase, report, rule } from '../harness/reports.ts'
import { type Site, startSite } from '../harness/site.ts'
import { aPublished } from './build.ts'

let site: Site
let moderator: Person

beforeAll(async () => {
  site = await startSite({ WENHAO_PROXIES: '127.0.0.1' })
  await ensureStandardRules(site.db)
  moderator = await aUser(site, { role: 'moderator' })
})

// Each from an address of its own, so that the limit of one is not felt by the next test.
let household = 0
const aStranger = () => {
  household += 1
  return site.stranger({ 'x-forwarded-for': `203.0.113.${household}` })
}

const reportsOf = (number: string) =>
  site.db
    .selectFrom('report')
    .innerJoin('report_case', 'report_case.report_id', 'report.id')
    .innerJoin('case', 'case.id', 'report_case.case_id')
    .selectAll('report')
    .where('case.number', '=', number)
    .orderBy('report.id')
    .execute()

test('anybody reports an article without an account and keeps a receipt that nobody guesses', async () => {
  const { id, path } = await aPublished(site)
  const stranger = aStranger()
  expect((await stranger.get(path)).text).toContain(`href="/report?article=${id}"`)
  expect((await stranger.get(`/report?article=${id}`)).status).toBe(200)
  const { receipt, page, number } = await report(stranger, { article: id })
  expect(page.status).toBe(200)
  expect(page.text).toContain(number)
  expect(page.text).toContain('等待处理')
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  const [row] = await reportsOf(number)
  expect(row).toMatchObject({ path: 'rules', rule_id: 'r-spam', reporter_id: null, reporter_email: '' })
  for (const other of [receipt.slice(0, -1), `${receipt}x`, receipt.replace(/.$/, '~'), `/report/receipt/${row?.id}`])
    expect((await stranger.get(other)).status).toBe(404)
})

test('the desk finds the report with what was written, and the author learns nothing of it', async () => {
  const { id, author } = await aPublished(site)
  const reader = await aUser(site, { name: '举报的人' })
  const { number } = await report(reader, { article: id }, { name: '老林', email: 'lin@example.org' })
  const page = await moderator.get(`/desk/cases/${number}`)
  for (const text of ['同一段文字在两天里发了四十遍。', '举报的人', '老林', 'lin@example.org', '1 份举报'])
    expect(page.text).toContain(text)
  expect((await moderator.get('/desk?kind=report')).text).toContain(number)
  expect((await moderator.get('/desk?kind=review')).text).not.toContain(number)
  expect((await author.get('/studio')).text).not.toContain('举报的人')
  expect((await author.get(`/desk/cases/${number}`)).status).toBe(403)
})

test('reports of the same thing join one case until it is decided, and then open another', async () => {
  const { id } = await aPublished(site)
  const first = await report(aStranger(), { article: id })
  const second = await report(aStranger(), { article: id }, { rule: 'r-harassment' })
  expect(second.number).toBe(first.number)
  expect(second.receipt).not.toBe(first.receipt)
  expect(await reportsOf(first.number)).toHaveLength(2)
  await rule(moderator, first.number, { measure: 'none' })
  expect((await report(aStranger(), { article: id })).number).not.toBe(first.number)
})

test('reports at the same moment open one case', async () => {
  const { id } = await aPublished(site)
  const all = await Promise.all([1, 2, 3, 4].map(() => report(aStranger(), { article: id })))
  expect(new Set(all.map(({ number }) => number)).size).toBe(1)
  expect(await reportsOf(all[0]?.number ?? '')).toHaveLength(4)
})

test('one report names several addresses, and each has its case', async () => {
  const [one, two] = [await aPublished(site), await aPublished(site)]
  const addresses = `${site.url}${two.path}-a-title\n/@${two.author.handle}`
  const { page } = await report(aStranger(), { article: one.id }, { addresses })
  const numbers = new Set(page.text.match(/\d{4}-\d{2}-\d{4}(?=<)/g))
  expect(numbers.size).toBe(3)
  for (const number of numbers) expect(await reportsOf(number)).toHaveLength(1)
})

test('an address elsewhere, of a draft or of nothing is refused, and what was typed stays', async () => {
  const { id } = await aPublished(site)
  const author = await anAuthor(site)
  const draft = (await author.post('/studio/articles')).location?.split('/').at(-1)
  for (const addresses of ['https://elsewhere.example/a/1', `/a/${draft}`, '/latest']) {
    const answer = await aStranger().post('/report', aReport({ article: id }, { addresses }))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('同一段文字在两天里发了四十遍。')
    expect(answer.text).toContain(addresses)
  }
  expect((await aStranger().get(`/report?article=${draft}`)).status).toBe(404)
  expect((await aStranger().post('/report', aReport({ article: draft ?? '' }))).status).toBe(422)
})

test('a report without a rule or an explanation comes back with what was typed', async () => {
  const { id } = await aPublished(site)
  const answer = await aStranger().post('/report', aReport({ article: id }, { rule: '', explanation: '不好' }))
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('id="e-rule"')
  expect(answer.text).toContain('id="e-explanation"')
  expect(answer.text).toContain('>不好</textarea>')
})

test('a rule that was retired is not offered, and is no ground', async () => {
  const { id } = await aPublished(site)
  await site.db.updateTable('rule').set({ is_retired: true }).where('id', '=', 'r-minors').execute()
  expect((await aStranger().get(`/report?article=${id}`)).text).not.toContain('value="r-minors"')
  const answer = await aStranger().post('/report', aReport({ article: id }, { rule: 'r-minors' }))
  expect([answer.status, answer.text.includes('id="e-rule"')]).toEqual([422, true])
})

const byLaw = { path: 'law', ground: 'privacy', name: '林巧云', email: 'lin@example.org', goodFaith: 'yes' }

test('the path of the law asks for a name, an address and good faith', async () => {
  const { id } = await aPublished(site)
  const without = async (field: string) => {
    const { [field]: _gone, ...rest } = byLaw as Record<string, string>
    return (await aStranger().post('/report', aReport({ article: id }, rest))).text
  }
  for (const field of ['name', 'email', 'goodFaith', 'ground'])
    expect(await without(field)).toContain(`id="e-${field}"`)
  const { number } = await report(aStranger(), { article: id }, byLaw)
  expect(await reportsOf(number)).toMatchObject([{ path: 'law', legal_ground: 'privacy', is_good_faith: true }])
})

test('who reports abuse of a child may leave out name and address', async () => {
  const { id } = await aPublished(site)
  const { number } = await report(aStranger(), { article: id }, { ...byLaw, ground: 'minors', name: '', email: '' })
  expect(await reportsOf(number)).toMatchObject([{ legal_ground: 'minors', reporter_email: '' }])
})

test('whoever leaves an address gets a letter with the receipt, and another with the decision', async () => {
  const { id } = await aPublished(site)
  const email = 'reporter-one@example.org'
  const { receipt, number } = await report(aStranger(), { article: id }, { email, name: '<b>骗子</b>' })
  const [received] = await lettersTo(site, email)
  expect(received).toMatchObject({ kind: 'report-received', link_path: receipt })
  expect(received?.subject).toContain(number)
  expect(received?.body).not.toContain('骗子')
  await rule(moderator, number)
  const letters = await lettersTo(site, email)
  expect(letters.map(({ kind }) => kind)).toEqual(['report-received', 'report-answered'])
  expect(letters[1]?.body).toContain('不再展示')
  const page = await aStranger().get(receipt)
  expect(page.text).toContain('认定违反，已不再展示')
  expect(page.text).toContain('/rules#r-spam')
  expect(page.text).not.toContain(moderator.name)
})

test('one address and one account report only so often, and what was typed stays', async () => {
  const { id } = await aPublished(site)
  const stranger = aStranger()
  for (let n = 0; n < 10; n += 1) await report(stranger, { article: id })
  const answer = await stranger.post('/report', aReport({ article: id }))
  expect(answer.status).toBe(429)
  expect(answer.text).toContain('同一段文字在两天里发了四十遍。')
  expect((await aStranger().post('/report', aReport({ article: id }))).status).toBe(303)
})

test('letters to one address are few, whoever writes it down', async () => {
  const { id } = await aPublished(site)
  const email = 'victim@example.org'
  for (let n = 0; n < 5; n += 1) await report(aStranger(), { article: id }, { email })
  expect((await aStranger().post('/report', aReport({ article: id }, { email: email.toUpperCase() }))).status).toBe(429)
})

test('the desk opens a case by itself, or finds the one that waits; nobody else does', async () => {
  const { id, path, author } = await aPublished(site)
  const number = await openCase(moderator, `${site.url}${path}`)
  expect(await openCase(moderator, path)).toBe(number)
  expect((await report(aStranger(), { article: id })).number).toBe(number)
  const ofCreator = await openCase(moderator, `/@${author.handle}`)
  expect(ofCreator).not.toBe(number)
  expect((await moderator.post('/desk/opening', { address: '/nowhere' })).status).toBe(422)
  expect((await author.post('/desk/opening', { address: path })).status).toBe(403)
})

test('the form offers the desk to open a case, and nobody else', async () => {
  const { id } = await aPublished(site)
  expect((await moderator.get(`/report?article=${id}`)).text).toContain('action="/desk/opening"')
  expect((await aStranger().get(`/report?article=${id}`)).text).not.toContain('/desk/opening')
  const opened = await moderator.post('/desk/opening', { type: 'article', id })
  expect(opened.location).toMatch(/^\/desk\/cases\/\d/)
})
