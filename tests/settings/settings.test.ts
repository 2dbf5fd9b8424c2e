import { expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { keepAnnouncementTime, readSettings } from '#features/site/index.ts'
import { moveClock } from '#platform/clock.ts'
import { anAuthor } from '../articles/build.ts'
import { pngBytes } from '../browser/editor-stand.ts'
import type { Fields } from '../harness/client.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { published } from './build.ts'

const site = await startSite()
await ensureDefaultChannels(site.db)
const operator = await aUser(site, { role: 'operator' })
const english = site.stranger({ 'accept-language': 'en' })

const set = async (path: string, fields: Fields) => expect((await operator.post(path, fields)).status).toBe(303)
const home = async () => (await site.stranger().get('/about')).text

test('a language that is not offered is not spoken, whatever is asked for', async () => {
  await set('/admin/site', { name: '', languages: 'en', language: '' })
  const reader = site.stranger()
  for (const path of ['/about', '/about?lang=zh-CN']) expect((await reader.get(path)).text).toContain('<html lang="en"')
  expect(reader.cookies.get('lang')).toBeUndefined()
  expect((await reader.get('/about')).text).not.toContain('hreflang="zh-CN"')
  await set('/admin/site', { name: '', languages: ['zh-CN', 'en'], language: 'en' })
  expect((await site.stranger({ 'accept-language': 'fr' }).get('/about')).text).toContain('<html lang="en"')
  expect(await home()).toContain('<html lang="zh-CN"')
})

test('the usual language must be offered, and no language at all is refused', async () => {
  const foreign = await operator.post('/admin/site', { name: '名字留着', languages: 'en', language: 'zh-CN' })
  expect([foreign.status, foreign.text.includes('名字留着'), foreign.text.includes('e-language')]).toEqual([
    422,
    true,
    true,
  ])
  expect((await operator.post('/admin/site', { name: '' })).status).toBe(422)
})

test('a logo stands in the masthead under the name of the site, and can be taken down', async () => {
  const logo = new File([new Uint8Array(pngBytes(400, 120))], 'logo.png', { type: 'image/png' })
  expect((await operator.post('/admin/site/logo', { logo })).status).toBe(303)
  const shown = /<a class="logo" href="\/"><img src="([^"]+)" alt="文号"/.exec(await home())?.[1] ?? ''
  expect((await site.stranger().get(shown)).headers.get('content-type')).toMatch(/^image\//)
  expect((await operator.post('/admin/site/logo', { remove: 'yes' })).status).toBe(303)
  expect(await home()).not.toContain(shown)
})

test('what is no picture becomes no logo, and the page says so', async () => {
  const logo = new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'logo.svg', { type: 'image/svg+xml' })
  const answer = await operator.post('/admin/site/logo', { logo })
  expect([answer.status, answer.text.includes('e-logo')]).toEqual([422, true])
  expect((await readSettings(site.db))['site.logo']).toBeNull()
})

test('the footer has the links, the contact and the filing number that the operator gave', async () => {
  await set('/admin/footer', {
    zh1: '招聘',
    href1: '/jobs',
    en2: 'Partners',
    href2: 'https://partners.example',
    contact_zh: '写信给编辑部',
    filing: '某ICP备1号',
    filing_href: 'https://filing.example/',
  })
  const page = await home()
  for (const text of ['<a href="/jobs">招聘</a>', '>Partners</a>', '写信给编辑部', 'href="https://filing.example/"'])
    expect(page).toContain(text)
})

test.each([
  ['javascript:alert(1)', 'e-href1'],
  ['//elsewhere.example', 'e-href1'],
  ['/\\elsewhere.example', 'e-href1'],
  ['', 'e-href1'],
])('a link to %j is refused, and what was typed stays', async (href1, error) => {
  const answer = await operator.post('/admin/footer', { zh1: '去处', href1, contact_zh: '打字不丢' })
  expect([answer.status, answer.text.includes(error), answer.text.includes('打字不丢')]).toEqual([422, true, true])
})

test('robots are told what the operator wants, and pages ask not to be listed', async () => {
  const robots = async () => (await site.stranger().get('/robots.txt')).text
  await set('/admin/robots', { policy: 'no-ai', extra: 'User-agent: greedy\r\nDisallow: /', isUnlisted: 'yes' })
  expect(await robots()).toMatch(/User-agent: GPTBot\n[\s\S]*User-agent: greedy\nDisallow: \/\n/)
  expect(await home()).toContain('<meta name="robots" content="noindex"')
  await set('/admin/robots', { policy: 'all' })
  expect(await robots()).not.toContain('GPTBot')
  expect(await home()).not.toContain('noindex')
  const bad = await operator.post('/admin/robots', { policy: 'all', extra: 'not a line of robots' })
  expect([bad.status, bad.text.includes('not a line of robots')]).toEqual([422, true])
})

test('a notice of the operator stands on articles of that kind in both languages; an empty one is the standard one', async () => {
  const id = await published(site, await anAuthor(site))
  await set('/admin/notices', { 'person_zh-CN': '本站自己的声明', person_en: 'A notice of our own' })
  const page = (await site.stranger().get(`/a/${id}`)).text
  expect(page).toMatch(/data-part="notice"[\s\S]*本站自己的声明[\s\S]*A notice of our own/)
  expect((await site.stranger().get('/about')).text).toContain('本站自己的声明')
  await set('/admin/notices', {})
  expect((await site.stranger().get(`/a/${id}`)).text).toContain('个人创作者上传并发布')
  expect((await operator.post('/admin/notices', { person_en: 'x'.repeat(1001) })).status).toBe(422)
})

test('an announcement is up from its first moment to its last, in the clock of the site', async () => {
  const soon = new Date(Date.now() + 8 * 3_600_000 + 3_600_000).toISOString().slice(0, 16) // Shanghai, in an hour
  const later = new Date(Date.now() + 8 * 3_600_000 + 7_200_000).toISOString().slice(0, 16)
  await set('/admin/announcement', { zh: '今晚维护', href: '/about', from: soon, until: later })
  expect(await home()).not.toContain('今晚维护')
  moveClock(5_400_000)
  await keepAnnouncementTime(site.db)
  await site.settle()
  expect(await home()).toContain('<a href="/about">今晚维护</a>')
  expect((await english.get('/latest')).text).toContain('今晚维护') // there is no English text
  moveClock(3_600_000)
  await keepAnnouncementTime(site.db)
  await site.settle()
  expect(await home()).not.toContain('今晚维护')
  moveClock(-9_000_000)
})

test('pages are made anew when an announcement begins by the clock, once', async () => {
  const marks = () => site.db.selectFrom('cache_event').select('id').execute()
  await set('/admin/announcement', { zh: '现在' })
  const before = (await marks()).length
  await keepAnnouncementTime(site.db)
  await keepAnnouncementTime(site.db)
  expect((await marks()).length).toBe(before + 1)
})

test('a changed announcement is a new one to those who closed the old; one can be taken down', async () => {
  const idShown = async () => /<announcement-line data-id="(\w+)"/.exec(await home())?.[1]
  await set('/admin/announcement', { zh: '一' })
  const first = await idShown()
  await set('/admin/announcement', { zh: '一', href: '/about' })
  expect(await idShown()).toBe(first)
  await set('/admin/announcement', { zh: '二' })
  expect(await idShown()).not.toBe(first)
  await set('/admin/announcement/end', {})
  expect(await idShown()).toBeUndefined()
})

test('an announcement without words, or that ends before it begins, is refused', async () => {
  expect((await operator.post('/admin/announcement', { href: '/about' })).text).toContain('e-zh')
  const times = { from: '2027-01-02T10:00', until: '2027-01-02T09:00' }
  const answer = await operator.post('/admin/announcement', { zh: '留着', ...times })
  expect([answer.status, answer.text.includes('e-until'), answer.text.includes('留着')]).toEqual([422, true, true])
  expect((await operator.post('/admin/announcement', { zh: '一', from: '2027-02-30T10:00' })).status).toBe(422)
})

test('privacy and terms are drafts with their gaps marked until the operator saves them, in each language', async () => {
  const draft = (await english.get('/privacy')).text
  for (const text of ['<mark>【to fill in:', 'not in force', 'noindex']) expect(draft).toContain(text)
  await set('/admin/texts/privacy/en', { markdown: '## Ours\n\nNothing is kept. <script>alert(1)</script>' })
  const page = (await english.get('/privacy')).text
  expect(page).toContain('Nothing is kept.')
  for (const text of ['alert(1)</script>', 'not in force', 'noindex']) expect(page).not.toContain(text)
  expect((await site.stranger().get('/privacy')).text).toContain('这是文号附带的草稿')
  await set('/admin/texts/privacy/en/draft', {})
  expect((await english.get('/privacy')).text).toContain('not in force')
  expect((await operator.post('/admin/texts/terms/en', { markdown: 'x'.repeat(60001) })).status).toBe(422)
  expect((await operator.get('/admin/texts/imprint/en')).status).toBe(404)
})

test('the overview names what is not set yet, until it is', async () => {
  const todo = '在页脚留下联系方式'
  await set('/admin/footer', {})
  expect((await operator.get('/admin')).text).toContain(todo)
  await set('/admin/footer', { contact_zh: '写信' })
  expect((await operator.get('/admin')).text).not.toContain(todo)
})

test('a value that this program cannot read counts as not set and takes no page down', async () => {
  await site.db
    .insertInto('setting')
    .values({ key: 'robots.policy', value: '"sometimes"' })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: '"sometimes"' }))
    .execute()
  expect((await site.stranger().get('/robots.txt')).text).toContain('Disallow: /admin')
})

test('a retired channel leaves the navigation and the choices; its page says so and stays', async () => {
  const channel = await site.db
    .selectFrom('channel')
    .select(['id', 'slug', 'name_zh', 'name_en'])
    .where('slug', '=', 'cars')
    .executeTakeFirstOrThrow()
  const { id, slug, name_zh, name_en } = channel
  expect(await home()).toContain('href="/c/cars"')
  await set(`/admin/channels/${id}`, { name_zh, name_en, is_retired: 'yes' })
  expect(await home()).not.toContain('href="/c/cars"')
  const page = await site.stranger().get(`/c/${slug}`)
  expect([page.status, page.text.includes('已不再更新')]).toEqual([200, true])
})

test('nobody but an operator changes settings', async () => {
  const moderator = await aUser(site, { role: 'moderator' })
  expect((await moderator.post('/admin/robots', { policy: 'nobody' })).status).toBe(403)
  expect((await site.stranger().get('/robots.txt')).text).not.toContain('Disallow: /\n')
})
