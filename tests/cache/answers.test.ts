import { request } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { anAuthor } from '../articles/build.ts'
import { startSite } from '../harness/site.ts'
import { aPublished } from './published.ts'

const site = await startSite()
const author = await anAuthor(site)
const article = await aPublished(site, author)

type Raw = { status: number; headers: Record<string, string | string[] | undefined>; body: Buffer }

const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const asked = request(site.url + path, { method, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
      )
    })
    asked.on('error', reject)
    asked.end()
  })

const etagOf = (raw: Raw) => String(raw.headers.etag)

test('every encoding holds the same page and has a tag of its own', async () => {
  const plain = await ask(article.path)
  const gzip = await ask(article.path, { 'accept-encoding': 'gzip' })
  const br = await ask(article.path, { 'accept-encoding': 'gzip, deflate, br' })
  expect([plain, gzip, br].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br'])
  expect(gunzipSync(gzip.body)).toEqual(plain.body)
  expect(brotliDecompressSync(br.body)).toEqual(plain.body)
  expect(new Set([plain, gzip, br].map(etagOf)).size).toBe(3)
  for (const raw of [plain, gzip, br]) expect(raw.headers['content-length']).toBe(String(raw.body.length))
})

test('a page that did not change is not sent twice', async () => {
  const br = { 'accept-encoding': 'br' }
  const first = await ask(article.path, br)
  const again = await ask(article.path, { ...br, 'if-none-match': etagOf(first) })
  expect(again.status).toBe(304)
  expect(again.body.length).toBe(0)
  expect(again.headers.etag).toBe(first.headers.etag)
  expect((await ask(article.path, { ...br, 'if-none-match': `"x", W/${etagOf(first)}` })).status).toBe(304)
  // The tag of another encoding names other bytes.
  expect((await ask(article.path, { 'if-none-match': etagOf(first) })).status).toBe(200)
})

test('HEAD tells everything but the page', async () => {
  const get = await ask(article.path, { 'accept-encoding': 'br' })
  const head = await ask(article.path, { 'accept-encoding': 'br' }, 'HEAD')
  expect(head.body.length).toBe(0)
  const { date: _, connection: __, 'keep-alive': ___, ...told } = head.headers
  expect(get.headers).toMatchObject(told)
})

test('kept pages carry the same headers as made ones', async () => {
  const { headers } = await ask(article.path)
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=UTF-8',
    'cache-control': 'private, no-cache',
    vary: 'Accept-Encoding, Cookie, Accept-Language',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  })
  expect(headers['content-security-policy']).toContain("default-src 'none'")
})

test('parameters that decide nothing, the title after the id and other cookies lead to the same page', async () => {
  const first = etagOf(await ask(article.path))
  for (const path of [`${article.path}?utm_source=x`, `${article.path}-some-title`, `${article.path}?before=1&x=%zz`])
    expect(etagOf(await ask(path))).toBe(first)
  for (const cookie of ['a=b; c', 'lang=xx', 'theme=pink; care=0', '; ;=;', 'session=', '__proto__=1; lang=zh-CN'])
    expect(etagOf(await ask(article.path, { cookie }))).toBe(first)
})

test('language, theme and care mode each have a page of their own', async () => {
  const asked: Record<string, string>[] = [
    {},
    { 'accept-language': 'en' },
    { cookie: 'theme=dark' },
    { cookie: 'care=1' },
    { cookie: 'lang=en; theme=dark; care=1' },
  ]
  const pages = await Promise.all(asked.map((headers) => ask(article.path, headers)))
  expect(new Set(pages.map(etagOf)).size).toBe(asked.length)
  expect(pages[1]?.body.toString()).toContain('<html lang="en"')
  expect(pages[2]?.body.toString()).toContain('data-theme="dark"')
  // The cookie is a choice, the header only a guess; the address decides over both, and is remembered.
  const chosen = await ask(article.path, { cookie: 'lang=en', 'accept-language': 'zh' })
  expect(etagOf(chosen)).toBe(etagOf(pages[1] as Raw))
  const asking = await ask(`${article.path}?lang=en`, { 'accept-language': 'zh' })
  expect(etagOf(asking)).toBe(etagOf(pages[1] as Raw))
  expect(String(asking.headers['set-cookie'])).toContain('lang=en')
})

test('a host that somebody made up is on nobody else’s page', async () => {
  await ask(article.path, { host: 'evil.example' })
  expect((await ask(article.path)).body.toString()).not.toContain('evil.example')
  expect((await ask(article.path, { host: 'e"><script>' })).body.toString()).not.toContain('"><script>')
})

test('a list keeps the parameter that it knows', async () => {
  const first = await ask('/latest')
  const earlier = await ask(`/latest?before=1000-${article.id}&x=1`)
  expect(etagOf(earlier)).not.toBe(etagOf(first))
  expect(etagOf(await ask(`/latest?x=2&before=1000-${article.id}`))).toBe(etagOf(earlier))
})

test('what is not there is not kept, and says so in the language that was asked for', async () => {
  const missing = await ask('/a/0000000000000?lang=en')
  expect(missing.status).toBe(404)
  expect(missing.body.toString()).toContain('<html lang="en"')
  expect(missing.headers.etag).toBeUndefined()
})

test('a text that looks like a mark of ours stays a text', async () => {
  const text = '<!--b0--> <!--0123456789abcdef0123456789abcdefb0--> {slot} <!--e0-->'
  const odd = await aPublished(site, author, { texts: [text] })
  const page = (await ask(odd.path)).body.toString()
  expect(page).toContain('&lt;!--0123456789abcdef0123456789abcdefb0--&gt;')
  expect(page).not.toMatch(/<!--[0-9a-f]{32}/)
  expect((await author.get(odd.path)).text).toContain('&lt;!--b0--&gt;')
})
