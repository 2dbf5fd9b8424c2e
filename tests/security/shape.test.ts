import { beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#features/accounts/password.ts'
import type { Details } from '#features/articles/details.ts'
import { patience } from '#web/serve.ts'
import { type Author, aDraft, anAuthor, paragraphs } from '../articles/build.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { raw as sendRaw } from './raw.ts'

const site = await startSite()
let author: Author
let operator: Person
let id: string

const raw = (bytes: string) => sendRaw(Number(new URL(site.url).port), bytes)

beforeAll(async () => {
  author = await anAuthor(site)
  operator = await aUser(site, { role: 'operator' })
  id = (await aDraft(site, author)).id
})

const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' }
const json = { 'content-type': 'application/json' }

const bodies: [string, Record<string, string>, string][] = [
  ['JSON', json, '{}'],
  ['broken JSON', json, '[1'],
  ['text', { 'content-type': 'text/plain' }, 'x'],
  ['no boundary', { 'content-type': 'multipart/form-data' }, 'x'],
  ['garbage between boundaries', { 'content-type': 'multipart/form-data; boundary=x' }, 'garbage'],
  [
    'half a part',
    { 'content-type': 'multipart/form-data; boundary=x' },
    '--x\r\nContent-Disposition: form-data; name="a"',
  ],
  [
    'no end',
    { 'content-type': 'multipart/form-data; boundary=x' },
    '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
  ],
  ['a very long head', { 'content-type': 'multipart/form-data; boundary=x' }, `--x\r\n${'a'.repeat(20_000)}`],
  ['broken escapes', urlencoded, '%ff%zz&=&&&%'],
  ['a NUL', urlencoded, '%00=%00&name=%00'],
  ['nothing', {}, ''],
]

const places = (): [Person, string][] => [
  [author, '/sign-in'],
  [author, '/sign-up'],
  [author, '/forgotten-password'],
  [author, '/accessibility'],
  [author, '/me/profile'],
  [author, '/me/password'],
  [author, '/me/deletion'],
  [author, '/apply'],
  [author, '/studio/articles'],
  [author, `/studio/articles/${id}/declaration`],
  [author, `/studio/articles/${id}/publication`],
  [author, `/studio/articles/${id}/restoration`],
  [author, `/studio/articles/${id}/discarding`],
  [author, `/studio/creators/${author.handle}/settings`],
  [author, `/studio/creators/${author.handle}/handle`],
  [author, `/@${author.handle}/follow`],
  [author, '/studio/media'],
  [operator, '/admin/site'],
  [operator, '/admin/channels'],
  [operator, `/admin/users/${author.id}/role`],
  [operator, `/admin/users/${author.id}/suspension`],
  [operator, '/desk/cases/2026-01-0001/decision'],
]

test.each(bodies)('%s in place of a form is answered, never a fault', async (_name, headers, body) => {
  const answers: [string, number][] = []
  for (const [person, path] of places()) answers.push([path, (await person.send('POST', path, body, headers)).status])
  expect(answers.filter(([, status]) => status >= 500)).toEqual([])
})

test('what cannot be read as a form is told so, and changes nothing', async () => {
  const answer = await author.send('POST', '/me/profile', 'x', { 'content-type': 'text/plain' })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('表单没能读出来')
})

test('a form of ten thousand fields is refused before it is taken apart', async () => {
  const body = Array.from({ length: 10_000 }, (_, at) => `f${at}=`).join('&')
  for (const path of ['/sign-in', '/accessibility', '/apply'])
    expect([path, (await author.send('POST', path, body, urlencoded)).status]).toEqual([path, 400])
})

test('a form of forty thousand parts is refused before it is taken apart, whatever its header says of the boundary', async () => {
  const boundary = 'x'.repeat(30)
  const fields = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n`.repeat(20_000)
  const body = `${fields}--${boundary}--\r\n`
  const types = [
    `boundary=${boundary}`,
    `x="; boundary=none"; boundary=${boundary}`,
    `${' '.repeat(300)}; boundary=${boundary}`,
  ]
  for (const path of ['/sign-in', '/report', '/accessibility'])
    for (const type of types) {
      const answer = await author.send('POST', path, body, { 'content-type': `multipart/form-data; ${type}` })
      expect([path, answer.status]).toEqual([path, 400])
    }
})

test('two megabytes of nothing but fields cost no more than their reading', async () => {
  const start = performance.now()
  expect((await site.stranger().send('POST', '/sign-in', 'a&'.repeat(1_000_000), urlencoded)).status).toBe(400)
  expect(performance.now() - start).toBeLessThan(3000)
})

const heads = (path: string, bytes: number, more: string) =>
  raw(
    `POST ${path} HTTP/1.1\r\nHost: ${new URL(site.url).host}\r\nOrigin: ${site.url}\r\nContent-Length: ${bytes}\r\n${more}\r\n\r\n`,
  )

const plainForm = 'Content-Type: application/x-www-form-urlencoded'
const fileForm = 'Content-Type: multipart/form-data; boundary=x'

test.each([
  ['a form', '/sign-in', 2 ** 21 + 1, plainForm],
  ['a form where files may come', '/apply', 2 ** 21 + 1, plainForm],
  ['a form that is saved while one types', '/apply', 2 ** 21 + 1, `${fileForm}\r\nAccept: application/json`],
  ['a form with files where none may come', '/me/profile', 2 ** 21 + 1, fileForm],
  ['a form with files beside their place', '/studio/creators/somebody/handle', 2 ** 21 + 1, fileForm],
  ['a form with files', '/apply', 2 ** 26 + 1, fileForm],
])('%s that is too large is refused by its length alone', async (_name, path, bytes, more) => {
  expect((await heads(path, bytes, more)).status).toBe(413)
})

const put = (body: string, headers: Record<string, string> = {}) =>
  author.send('PUT', `/studio/articles/${id}/draft`, body, { ...json, 'if-match': '"2"', ...headers })

const deep = (levels: number, open = '[', close = ']') => open.repeat(levels) + close.repeat(levels)

test.each([
  ['a list', `{"document":${deep(100_000)}}`],
  ['details', `{"details":${deep(100_000)}}`],
  ['a title', `{"details":{"title":${deep(100_000)}}}`],
  ['nodes', `{"document":${deep(50_000, '{"type":"doc","content":[', ']}')}}`],
  ['objects', deep(100_000, '{"details":', '}').replace('{"details":}', '{}')],
  ['quotes', `{"document":{"type":"doc","content":[${deep(1000, '{"type":"blockquote","content":[', ']}')}]}}`],
])('a draft nested a hundred thousand deep in %s is refused with a word', async (_name, body) => {
  const { status } = await put(body)
  expect(status < 500 && status !== 200).toBe(true)
})

test('JSON cannot reach the prototype of anything', async () => {
  for (const body of [
    '{"details":{"__proto__":{"title":"x"}}}',
    '{"__proto__":{"details":{"title":"x"}}}',
    '{"details":{"constructor":{"prototype":{"title":"x"}}}}',
    '{"document":{"type":"__proto__"}}',
    '{"document":{"type":"doc","content":[{"type":"constructor"}]}}',
    '{"document":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"toString"}]}]}]}}',
  ])
    expect((await put(body)).status).toBeLessThan(500)
  expect(({} as Record<string, unknown>).title).toBeUndefined()
})

const publishable = async (content: unknown[]) => {
  const draft = await aDraft(site, author)
  const saved = await author.sendJson(
    'PUT',
    `/studio/articles/${draft.id}/draft`,
    { document: { type: 'doc', content } },
    { 'if-match': `"${draft.version}"` },
  )
  const { channels } = (await author.get(`/studio/articles/${draft.id}/draft`)).json<{ details: Details }>().details
  return { ...draft, saved, channels }
}

const publish = ({ id, version, channels }: { id: string; version: number; channels: string[] }, more = {}) =>
  author.post(`/studio/articles/${id}/publication`, { version: String(version + 1), act: 'publish', channels, ...more })

const figure = { type: 'figure', attrs: { original: 'https://example.org/a.png', alt: 'x' } }
const embed = { type: 'embed', attrs: { article: '0123456789abc' } }
const formula = (tex: string) => ({ type: 'formulaBlock', attrs: { tex } })
// \def\a{xx}\def\b{\a\a}… grows to twice as much with every letter.
const doubling = (letters: string) =>
  `${[...letters].map((letter, at) => `\\def\\${letter}{${at ? `\\${letters[at - 1]}`.repeat(2) : 'xx'}}`).join('')}\\${letters.at(-1)}`

const nest = (levels: number): unknown =>
  levels === 0 ? paragraphs('x').content[0] : { type: 'blockquote', content: [nest(levels - 1)] }

test.each<[string, () => unknown[]]>([
  ['2,000 pictures', () => Array.from({ length: 2000 }, () => figure)],
  ['20 levels', () => [nest(18)]],
  ['100,000 characters', () => paragraphs('字'.repeat(100_000)).content],
  ['50,000 short lines', () => paragraphs(...Array.from({ length: 24_000 }, () => '字')).content],
  ['macros that double', () => [formula(doubling('abcdefghijklmno'))]],
  ['a macro that calls itself', () => [formula('\\def\\a{\\a\\a}\\a')]],
  [
    'a macro of a thousand letters, three hundred times',
    () => Array.from({ length: 50 }, () => formula(`\\def\\a{${'x'.repeat(1300)}}${'\\a'.repeat(299)}`)),
  ],
  [
    'letters drawn four times within each other',
    () => Array.from({ length: 50 }, () => formula(`${'\\llap{'.repeat(200)}x${'}'.repeat(200)}`)),
  ],
  [
    'cells all the way',
    () => Array.from({ length: 50 }, () => formula(`\\begin{cases}${'&'.repeat(1900)}\\end{cases}`)),
  ],
  ['one article embedded ten thousand times', () => Array.from({ length: 10_000 }, () => embed)],
  ['braces all the way', () => [formula(`${'{'.repeat(990)}x${'}'.repeat(990)}`)]],
  ['fractions all the way', () => [formula(`${'\\frac{'.repeat(150)}x${'}{y}'.repeat(150)}`)]],
  ['roots all the way', () => [formula(`${'\\sqrt'.repeat(380)}x`)]],
  ['three hundred formulas', () => Array.from({ length: 300 }, () => formula('\\sum_{i=0}^{n} \\frac{a_i}{b_i}'))],
])(
  'an article at a limit is published or refused, in a few seconds: %s',
  async (_name, content) => {
    const start = performance.now()
    const draft = await publishable(content())
    expect([200, 413, 422]).toContain(draft.saved.status)
    if (draft.saved.status === 200) {
      expect((await publish(draft)).status).toBe(303)
      expect((await author.get(`/a/${draft.id}`)).status).toBe(200)
      expect((await author.get(`/studio/articles/${draft.id}`)).status).toBe(200)
    }
    expect(performance.now() - start).toBeLessThan(15_000)
  },
  30_000,
)

test('two long versions with nothing in common are compared in bounded time', async () => {
  const lines = (from: number) =>
    paragraphs(...Array.from({ length: 3000 }, (_, at) => `${(from + at) * 7919} 行`)).content
  const draft = await publishable(lines(0))
  expect((await publish(draft)).status).toBe(303)
  const { version } = (await author.get(`/studio/articles/${draft.id}/draft`)).json<{ version: number }>()
  const document = { type: 'doc', content: lines(500_000) }
  const headers = { 'if-match': `"${version}"` }
  expect((await author.sendJson('PUT', `/studio/articles/${draft.id}/draft`, { document }, headers)).status).toBe(200)
  const rewritten = await publish({ ...draft, version }, { kind: 'correction', reason: '全部重写' })
  expect(rewritten.status).toBe(303)
  const start = performance.now()
  expect((await site.stranger().get(`/a/${draft.id}`)).status).toBe(200)
  expect((await site.stranger().get(`/a/${draft.id}/versions`)).status).toBe(200)
  expect(performance.now() - start).toBeLessThan(8000)
}, 40_000)

test('a request with an enormous address or header is refused by the server itself', async () => {
  const host = `Host: ${new URL(site.url).host}\r\n`
  expect((await raw(`GET /search?q=${'a'.repeat(1_000_000)} HTTP/1.1\r\n${host}\r\n`)).status).toBe(431)
  expect((await raw(`GET / HTTP/1.1\r\n${host}X-A: ${'a'.repeat(1_000_000)}\r\n\r\n`)).status).toBe(431)
  const names = Array.from({ length: 3000 }, (_, at) => `X-${at}: a\r\n`).join('')
  expect((await raw(`GET / HTTP/1.1\r\n${host}${names}\r\n`)).status).toBe(431)
})

test('a long address within that bound is answered', async () => {
  for (const path of [
    `/search?q=${'%E5%AD%97'.repeat(1500)}`,
    `/${'a/'.repeat(6000)}`,
    `/tags/${'%25'.repeat(4000)}`,
    `/@${'a'.repeat(10_000)}`,
  ])
    expect((await site.stranger().get(path)).status).toBeLessThan(500)
})

test('who sends a letter a minute is not waited for', () => {
  expect(patience.headersTimeout).toBeLessThanOrEqual(20_000)
  expect(patience.requestTimeout).toBeLessThanOrEqual(300_000)
  expect(patience.connectionsCheckingInterval).toBeLessThanOrEqual(10_000)
})

test('nonsense in place of HTTP ends the connection and not the server', async () => {
  for (const nonsense of [
    '\0\0\0\0\r\n\r\n',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
    'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: @@@\r\n\r\n',
    'GET // HTTP/1.1\r\nHost: x\r\n\r\n',
    'POST /sign-in HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nzzz',
  ])
    expect((await raw(nonsense)).status ?? 400).toBeLessThan(500)
  expect((await site.stranger().get('/healthz')).status).toBe(200)
})

test('fifty who sign in at once are all answered, while readers go on reading', async () => {
  const email = `parallel-${Date.now()}@example.com`
  const password_hash = await hashPassword('a sentence that nobody guesses')
  await site.db
    .updateTable('user')
    .set({ password_hash, email, email_key: email })
    .where('id', '=', operator.id)
    .execute()
  const tries = Array.from({ length: 50 }, () =>
    site.stranger().post('/sign-in', { email, password: 'wrong wrong wrong' }),
  )
  const start = performance.now()
  expect((await site.stranger().get('/about')).status).toBe(200)
  expect(performance.now() - start).toBeLessThan(5000)
  const statuses = new Set((await Promise.all(tries)).map(({ status }) => status))
  expect([...statuses].sort()).toEqual([422, 429])
}, 40_000)
