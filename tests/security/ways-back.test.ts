import { beforeAll, expect, test } from 'vitest'
import { hashPassword } from '#features/accounts/password.ts'
import { type Author, anAuthor } from '../articles/build.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { raw } from './raw.ts'

const site = await startSite({ WENHAO_PROXIES: '127.0.0.1' })
let author: Author
const password = 'river lantern nine'

beforeAll(async () => {
  author = await anAuthor(site)
  const password_hash = await hashPassword(password)
  await site.db.updateTable('user').set({ password_hash }).where('id', '=', author.id).execute()
})

const traps = [
  '//host.example',
  '///host.example',
  '////host.example',
  '/\\host.example',
  '\\\\host.example',
  '/\\/host.example',
  '/.//host.example',
  '/..//host.example',
  '/%2e//host.example',
  '/%2e%2e//host.example',
  '/a/..//host.example',
  '/a/%2E%2E//host.example',
  '/%2F/host.example',
  '/%2Fhost.example',
  '%2F%2Fhost.example',
  '/%5Chost.example',
  '/\t/host.example',
  '/%09/host.example',
  '/\n/host.example',
  '/%0a/host.example',
  '\t//host.example',
  ' //host.example',
  '\u0001//host.example',
  'https://host.example',
  'https:host.example',
  'https:/host.example',
  'HTTPS://host.example',
  'javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  '@host.example',
  '/@host.example',
  '//user@host.example',
  'http://127.0.0.1@host.example',
  '/\u3002\u3002//host.example',
  '/\uff0fhost.example',
  '/a\r\nLocation: https://host.example',
  '/a%0d%0aLocation:%20https://host.example',
  `/${'/host.example'.repeat(300)}`,
  `/${'a'.repeat(1990)}`,
  `//host.example/${'a'.repeat(1900)}`,
]

const leads = (location: string | undefined) => new URL(location ?? '/', site.url).origin

test.each(traps)('%j leads nobody away', async (from) => {
  const stranger = site.stranger({ 'x-forwarded-for': `10.0.${traps.indexOf(from)}.1` })
  const page = await stranger.get(`/sign-in?from=${encodeURIComponent(from)}`)
  const hidden = /name="from" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
  expect(leads(hidden.replaceAll('&amp;', '&'))).toBe(site.url)
  const asked = [
    await stranger.post('/sign-in', { email: author.email, password, from }),
    await author.get(`/sign-in?from=${encodeURIComponent(from)}`),
    await author.post('/accessibility', { theme: 'dark', from }),
    await author.post(`/@${author.handle}/follow`, { from }),
    await author.post(`/@${author.handle}/unfollow`, { from }),
  ]
  for (const answer of asked) {
    expect([303, 422]).toContain(answer.status)
    expect([from, leads(answer.location)]).toEqual([from, site.url])
  }
})

test('a page that asks to sign in sends one back to itself, whatever its address looks like', async () => {
  for (const path of ['/me?x=//host.example', '/studio?creator=//host.example', '/admin/users?q=%2F%2Fhost.example']) {
    const { location = '' } = await site.stranger().get(path)
    expect(location).toMatch(/^\/sign-in\?from=%2F/)
    expect(leads(new URL(location, site.url).searchParams.get('from') ?? '')).toBe(site.url)
  }
})

test('no address as such is a redirect to another host', async () => {
  const port = Number(new URL(site.url).port)
  for (const path of [
    '//host.example',
    '//host.example/%2e%2e',
    '/%2Fhost.example',
    '/%2F%2Fhost.example/..',
    '/\\host.example',
    '/%5chost.example',
    '/.//host.example',
    '/c//host.example/',
    '/a//host.example',
    `/@${author.handle.toUpperCase()}//host.example`,
    `/@${author.handle.toUpperCase()}/../../host.example`,
    `//@${author.handle.toUpperCase()}/%2fhost.example`,
    'http://host.example/me',
    'http://host.example/sign-in?from=//host.example',
  ]) {
    const answer = await raw(
      port,
      `GET ${path} HTTP/1.1\r\nHost: ${new URL(site.url).host}\r\nConnection: close\r\n\r\n`,
    )
    const location = /\r\nlocation: ([^\r]*)/i.exec(answer.text)?.[1]
    expect([path, leads(location)]).toEqual([path, site.url])
    expect(answer.status).toBeLessThan(500)
  }
})

test('sharing goes on only with addresses of this site, to a host that is a plain name', async () => {
  const own = encodeURIComponent(`${site.url}/a/x`)
  for (const url of [
    'https://host.example/',
    `${site.url}.host.example/`,
    `${site.url}@host.example/`,
    '//host.example',
    site.url,
  ])
    expect((await author.get(`/share/fediverse?url=${encodeURIComponent(url)}`)).status).toBe(404)
  for (const server of [
    'javascript:alert(1)',
    'a.example/@b',
    'a.example:80@b.example',
    'x"onload="y.example',
    'a b.example',
    '.example',
    '[::1]',
  ])
    expect((await author.get(`/share/fediverse?url=${own}&server=${encodeURIComponent(server)}`)).status).toBe(422)
  const page = await author.get(`/share/fediverse?url=${own}&server=me%40social.example`)
  expect(page.text).toContain('href="https://social.example/share?')
})

test('an answer has no line that an address put in', async () => {
  const stranger = await aUser(site)
  for (const path of [
    '/sign-in?from=/x%0d%0aset-cookie:%20a=b',
    '/?lang=en%0d%0aset-cookie:%20a=b',
    '/tags/x%0d%0aset-cookie:%20a=b',
  ]) {
    const { headers } = await stranger.get(path)
    expect(headers.getSetCookie().some((cookie) => cookie.startsWith('a='))).toBe(false)
  }
})
