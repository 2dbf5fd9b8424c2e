import { beforeAll, expect, test } from 'vitest'
import { type Author, aDraft, anAuthor } from '../articles/build.ts'
import type { Answer, Client } from '../harness/client.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aPicture } from '../media/room.ts'
import { publicAddress, startPublicSite } from './public-site.ts'

const site = await startSite()
const publicSite = await startPublicSite()
let author: Author
let operator: Person
let draft: { id: string; version: number }
let published: string
let hash: string

beforeAll(async () => {
  author = await anAuthor(site)
  operator = await aUser(site, { role: 'operator' })
  draft = await aDraft(site, author)
  const other = await aDraft(site, author)
  const channels = await site.db.selectFrom('channel').select('id').executeTakeFirstOrThrow()
  const form = { version: String(other.version), act: 'publish', channels: channels.id }
  const answer = await author.post(`/studio/articles/${other.id}/publication`, form)
  published = answer.location ?? ''
  const file = new File([new Uint8Array(await aPicture(300, 200))], 'a.jpg')
  const sent = await author.post(`/studio/media?creator=${author.creatorId}`, { file })
  hash = sent.json<{ files: { picture: { hash: string } }[] }>().files[0]?.picture.hash ?? ''
})

type Asked = [name: string, status: number, ask: () => Promise<Answer>]

const asked: Asked[] = [
  ['the front page', 200, () => author.get('/')],
  ['an article', 200, () => author.get(published)],
  ['a list', 200, () => site.stranger().get('/latest')],
  ['a search', 200, () => site.stranger().get('/search?q=x')],
  ['the account', 200, () => author.get('/me')],
  ['the studio', 200, () => author.get('/studio')],
  ['the editor', 200, () => author.get(`/studio/articles/${draft.id}`)],
  ['a draft as JSON', 200, () => author.get(`/studio/articles/${draft.id}/draft`)],
  ['a preview', 200, () => author.get(`/studio/articles/${draft.id}/preview`)],
  ['the operator’s pages', 200, () => operator.get('/admin')],
  ['the outbox', 200, () => operator.get('/admin/outbox')],
  ['the desk', 200, () => operator.get('/desk')],
  ['a redirect', 303, () => site.stranger().get('/me')],
  ['a redirect after a form', 303, () => author.post('/accessibility', { theme: 'dark' })],
  ['a page that is not there', 404, () => site.stranger().get('/nothing-here')],
  ['an address with a NUL', 404, () => site.stranger().get('/a%00')],
  ['a file that is not there', 404, () => site.stranger().get('/assets/nothing.js')],
  ['a shut page', 403, () => author.get('/admin')],
  ['a form from elsewhere', 403, () => author.post('/me/profile', {}, { origin: 'https://elsewhere.example' })],
  ['a form that is none', 400, () => author.send('POST', '/me/profile', 'x', { 'content-type': 'text/plain' })],
  ['a form that is wrong', 422, () => author.post('/me/profile', { name: '' })],
  ['JSON that is wrong', 428, () => author.sendJson('PUT', `/studio/articles/${draft.id}/draft`, {})],
  ['JSON for a stranger', 401, () => site.stranger().get(`/studio/articles/${draft.id}/draft`)],
  ['a picture of a draft', 200, () => author.get(`/media/${hash}/full`)],
  ['a picture that is not theirs', 404, () => site.stranger().get(`/media/${hash}/full`)],
  ['a link that is spent', 410, () => site.stranger().get(`/reset-password/${'a'.repeat(43)}`)],
  ['the pulse', 200, () => site.stranger().get('/healthz')],
  ['the robots', 200, () => site.stranger().get('/robots.txt')],
  ['a method that nothing knows', 404, () => author.send('PATCH', '/me', 'x')],
  ['the head alone', 200, () => author.send('HEAD', '/')],
]

const common: Record<string, RegExp> = {
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^strict-origin-when-cross-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
}

test.each(asked)('%s (%i) carries every guard', async (_name, status, ask) => {
  const { status: actual, headers } = await ask()
  expect(actual).toBe(status)
  for (const [name, value] of Object.entries(common))
    expect([name, headers.get(name)]).toEqual([name, expect.stringMatching(value)])
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
  expect(headers.get('content-security-policy')).not.toMatch(/unsafe-|\*|https?:/)
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('server')).toBeNull()
  expect(headers.get('access-control-allow-origin')).toBeNull()
  expect(headers.get('strict-transport-security')).toBeNull()
})

test.each(asked)('%s is in no shared cache if it could be personal', async (name, _status, ask) => {
  const { headers } = await ask()
  const caching = headers.get('cache-control') ?? ''
  if (name === 'the robots') expect(caching).toContain('public')
  else expect(caching).toMatch(/private|no-store/)
})

test.each([
  ['a draft', () => author.get(`/studio/articles/${draft.id}/draft`)],
  ['the editor', () => author.get(`/studio/articles/${draft.id}`)],
  ['a preview', () => author.get(`/studio/articles/${draft.id}/preview`)],
  ['a private picture', () => author.get(`/media/${hash}/full`)],
] as [string, () => Promise<Answer>][])('%s is kept nowhere', async (_name, ask) => {
  expect((await ask()).headers.get('cache-control')).toContain('no-store')
})

test('who may frame what: nobody but the studio its own preview', async () => {
  const framing = async (path: string) =>
    /frame-ancestors ([^;]*)/.exec((await author.get(path)).headers.get('content-security-policy') ?? '')?.[1]
  expect(await framing(published)).toBe("'none'")
  expect(await framing(`/studio/articles/${draft.id}`)).toBe("'none'")
  expect(await framing(`/studio/articles/${draft.id}/preview`)).toBe("'self'")
  expect(await framing(`/studio/articles/${draft.id}/preview/../../../../me`)).toBe("'none'")
})

test('a public picture may be kept by everybody, also when it has not changed, and runs nothing', async () => {
  await site.db.updateTable('upload').set({ is_private: false }).where('hash', '=', hash).execute()
  const first = await site.stranger().get(`/media/${hash}/full`)
  const again = await site.stranger().get(`/media/${hash}/full`, { 'if-none-match': first.headers.get('etag') ?? '' })
  expect([first.status, again.status]).toEqual([200, 304])
  for (const { headers } of [first, again]) {
    expect(headers.get('cache-control')).toContain('public')
    expect(headers.get('content-security-policy')).toBe("sandbox; default-src 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.getSetCookie()).toEqual([])
  }
  await site.db.updateTable('upload').set({ is_private: true }).where('hash', '=', hash).execute()
})

const sts = async (client: Client, headers = {}) =>
  (await client.get('/', headers)).headers.get('strict-transport-security')

test('only a site that is reached by https says so, whatever the request says', async () => {
  expect(await sts(publicSite.stranger())).toMatch(/max-age=\d{8}/)
  expect(await sts(site.stranger(), { 'x-forwarded-proto': 'https' })).toBeNull()
  expect(publicAddress).toMatch(/^https:/)
})

test('pages that differ by reader say by what they differ', async () => {
  const vary = (await site.stranger().get('/')).headers.get('vary') ?? ''
  for (const name of ['Cookie', 'Accept-Language']) expect(vary).toContain(name)
})
