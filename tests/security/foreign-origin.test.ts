import { beforeAll, expect, test } from 'vitest'
import { siteAddress } from '#platform/site-address.ts'
import { makeApp } from '#web/app.tsx'
import { type Author, aDraft, anAuthor } from '../articles/build.ts'
import { Client } from '../harness/client.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { publicAddress, startPublicSite } from './public-site.ts'
import { raw } from './raw.ts'

const site = await startSite()
const publicSite = await startPublicSite()
let author: Author
let operator: Person
let draft: { id: string }

beforeAll(async () => {
  author = await anAuthor(site)
  operator = await aUser(site, { role: 'operator' })
  draft = await aDraft(site, author)
})

const writes = makeApp(site.house)
  .routes.filter(({ method }) => method === 'POST' || method === 'PUT')
  .map(({ method, path }) => ({
    method,
    path: path.replace(/:at\{[^}]*\}/, '@x').replace(/\{(?:[^{}]|\{[^{}]*\})*\}/g, ''),
  }))

const filled = (path: string) =>
  path.replace(
    /:(\w+)/g,
    (_all, name: string) => ({ id: draft.id, handle: author.handle, number: '2026-01-0001' })[name] ?? 'x',
  )

const port = Number(new URL(site.url).port)

const lies: [string, Record<string, string>][] = [
  ['another site', { origin: 'https://elsewhere.example' }],
  ['a page without an origin', { origin: 'null' }],
  ['another port of this machine', { origin: `http://127.0.0.1:${port + 1}` }],
  ['another name of this machine', { origin: `http://localhost:${port}` }],
  ['another scheme', { origin: `https://127.0.0.1:${port}` }],
  ['an origin that begins like ours', { origin: `${site.url}.elsewhere.example` }],
  ['an origin with our name inside', { origin: `https://elsewhere.example/${site.url}` }],
  ['our origin with something behind', { origin: `${site.url}/` }],
  ['two origins', { origin: `${site.url}, https://elsewhere.example` }],
  ['another site, as the browser says', { origin: site.url, 'sec-fetch-site': 'cross-site' }],
  ['a neighbour, as the browser says', { origin: site.url, 'sec-fetch-site': 'same-site' }],
  ['nobody, and another site', { origin: '', 'sec-fetch-site': 'cross-site' }],
]

test('there are many writes to try', () => expect(writes.length).toBeGreaterThan(35))

test.each(lies)('no write is carried out that comes from %s', async (_name, headers) => {
  for (const { method, path } of writes) {
    const person = path.startsWith('/admin') || path.startsWith('/desk') ? operator : author
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const answer = await person.send(method, filled(path), 'a=b', { ...type, ...headers })
    expect([method, path, answer.status]).toEqual([method, path, 403])
  }
})

test('a write that says nothing of where it comes from is refused', async () => {
  const silent = new Client(site.url)
  silent.cookies.set('session', author.cookies.get('session') ?? '')
  for (const { method, path } of writes) {
    const answer = await fetch(site.url + filled(path), {
      method,
      redirect: 'manual',
      headers: { cookie: `session=${author.cookies.get('session')}` },
    })
    await answer.text()
    expect([path, answer.status]).toEqual([path, 403])
  }
})

test('a page of ours may write, also where the browser says only that', async () => {
  const fields = new URLSearchParams({ theme: 'dark' })
  const cookie = `session=${author.cookies.get('session')}`
  for (const headers of [{ origin: site.url }, { 'sec-fetch-site': 'same-origin' }] as Record<string, string>[]) {
    const options = { method: 'POST', body: fields, redirect: 'manual', headers: { ...headers, cookie } } as const
    expect((await fetch(`${site.url}/accessibility`, options)).status).toBe(303)
  }
})

test.each(['PATCH', 'DELETE', 'PROPFIND', 'post'])('%s from elsewhere changes nothing', async (method) => {
  const answer = await author.send(method, `/studio/articles/${draft.id}/deletion`, 'a=b', {
    origin: 'https://elsewhere.example',
  })
  expect([403, 404, 400]).toContain(answer.status)
  expect((await author.get(`/studio/articles/${draft.id}`)).status).toBe(200)
})

test('a form cannot say that it is another method', async () => {
  for (const headers of [{ 'x-http-method-override': 'POST' }, { 'x-method-override': 'POST' }] as Record<
    string,
    string
  >[])
    expect((await author.get(`/studio/articles/${draft.id}/deletion?_method=POST`, headers)).status).toBe(200)
  expect((await author.get(`/studio/articles/${draft.id}`)).status).toBe(200)
})

test('where the public address is set, that alone is ours, whatever the request was sent to', async () => {
  const local = `http://127.0.0.1:${publicSite.port}`
  const asked = async (origin: string, host: string) => {
    const head = `POST /accessibility HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: close\r\n`
    const body = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10\r\n\r\ntheme=dark'
    return (await raw(publicSite.port, head + body)).status
  }
  expect(await asked(publicAddress, 'wenhao.example')).toBe(303)
  expect(await asked(publicAddress, 'elsewhere.example')).toBe(303)
  expect(await asked('http://wenhao.example', 'wenhao.example')).toBe(403)
  expect(await asked(`${publicAddress}:8443`, 'wenhao.example')).toBe(403)
  expect(await asked('https://elsewhere.example', 'elsewhere.example')).toBe(403)
  expect(await asked(local, new URL(local).host)).toBe(403)
})

const lyingHosts = [
  'elsewhere.example',
  'wenhao.example.elsewhere.example',
  'wenhao.example:99',
  'a"><script>alert(1)</script>',
]

test.each(lyingHosts)('the Host %s gets into no page, no redirect and no header', async (host) => {
  for (const path of ['/', '/latest', '/about', '/sign-in', '/me', '/studio/settings', '/missing-page']) {
    const more =
      'X-Forwarded-Host: elsewhere.example\r\nX-Forwarded-Proto: https\r\nForwarded: host=elsewhere.example\r\n'
    const answer = await raw(
      publicSite.port,
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`,
    )
    expect([path, answer.text.includes('elsewhere.example')]).toEqual([path, false])
    expect(answer.text).not.toContain('alert(1)')
    expect(answer.text).not.toContain(':99')
  }
})

test('a letter leads to the public address, whatever Host it was asked under', async () => {
  const person = await aUser(publicSite)
  const body = `email=${encodeURIComponent(person.email)}`
  const head = `POST /forgotten-password HTTP/1.1\r\nHost: elsewhere.example\r\nX-Forwarded-Host: elsewhere.example\r\nOrigin: ${publicAddress}\r\n`
  const form = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`
  expect((await raw(publicSite.port, head + form)).status).toBe(303)
  await publicSite.settle()
  const letter = await publicSite.db.selectFrom('letter').select(['body', 'link_path']).executeTakeFirstOrThrow()
  expect(letter.link_path).toMatch(/^\/reset-password\/[\w-]{43}$/)
  expect(letter.body).not.toContain('elsewhere')
  expect(siteAddress(publicSite.config)).toBe(publicAddress)
})

test('without a public address a letter leads to this machine and not to the Host that was claimed', () => {
  expect(new URL(siteAddress(site.config)).hostname).toBe('127.0.0.1')
})
