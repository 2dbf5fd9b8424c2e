import { expect, test } from 'vitest'
import { hashPassword } from '#features/accounts/password.ts'
import { moveClock } from '#platform/clock.ts'
import type { Client } from '../harness/client.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { lettersTo, newestLink } from './letters.ts'

const site = await startSite({ WENHAO_PROXIES: '127.0.0.1' })

const password = 'river lantern nine'

const withPassword = async () => {
  const person = await aUser(site)
  await site.db
    .updateTable('user')
    .set({ password_hash: await hashPassword(password) })
    .where('id', '=', person.id)
    .execute()
  return person
}

const from = (address: string) => site.stranger({ 'x-forwarded-for': address })
const isSignedIn = async (client: Client) => (await client.get('/me')).status === 200

test('a wrong password and an unknown address get the same answer', async () => {
  const ana = await withPassword()
  const known = await from('10.1.0.1').post('/sign-in', { email: ana.email, password: 'not this one' })
  const unknown = await from('10.1.0.1').post('/sign-in', { email: 'nobody@example.com', password: 'not this one' })
  expect([known.status, unknown.status]).toEqual([422, 422])
  expect(known.text.replaceAll(ana.email, 'nobody@example.com')).toBe(unknown.text)
})

test('an unknown address takes as long as a wrong password', async () => {
  const ana = await withPassword()
  const time = async (email: string, n: number) => {
    const start = performance.now()
    await from(`10.9.${n}.1`).post('/sign-in', { email, password: 'not this one' })
    return performance.now() - start
  }
  const known: number[] = []
  const unknown: number[] = []
  for (let n = 0; n < 15; n += 1) {
    known.push(await time(ana.email, n))
    unknown.push(await time(`nobody-${n}@example.com`, n))
  }
  const median = (times: number[]) => times.sort((a, b) => a - b)[7] ?? 0
  // Without the hash an unknown address answers in a fifth of the time.
  expect(median(unknown) / median(known)).toBeGreaterThan(0.6)
})

test('a session that somebody planted before signing in opens nothing afterwards', async () => {
  const [ana, attacker] = [await withPassword(), await withPassword()]
  const planted = attacker.cookies.get('session') ?? ''
  const browser = site.stranger()
  browser.cookies.set('session', planted)
  expect((await browser.post('/sign-in', { email: ana.email, password })).status).toBe(303)
  expect(browser.cookies.get('session')).not.toBe(planted)
  expect((await browser.get('/me')).text).toContain(ana.email)
  expect(await isSignedIn(attacker)).toBe(false)
  const made = site.stranger()
  made.cookies.set('session', 'made-up-by-an-attacker')
  await made.post('/sign-in', { email: ana.email, password })
  expect(made.cookies.get('session')).not.toBe('made-up-by-an-attacker')
})

test('the cookie cannot be read by script, and signing out ends the session on the server', async () => {
  const ana = await withPassword()
  const browser = site.stranger()
  const answer = await browser.post('/sign-in', { email: ana.email, password })
  const cookie = answer.headers.getSetCookie().find((line) => line.startsWith('session='))
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  const copied = new Map(browser.cookies)
  await browser.post('/sign-out')
  for (const [name, value] of copied) browser.cookies.set(name, value)
  expect(await isSignedIn(browser)).toBe(false)
})

test.each([
  ['/studio', '/studio'],
  ['/a/x?y=1', '/a/x?y=1'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['/\t/evil.example', '/'],
  ['/%0d%0aSet-Cookie:x=1', '/%0d%0aSet-Cookie:x=1'],
  ['javascript:alert(1)', '/'],
])('after signing in from %j one is at %j', async (wanted, expected) => {
  const ana = await withPassword()
  const answer = await from('10.2.0.1').post('/sign-in', { email: ana.email, password, from: wanted })
  expect([answer.status, answer.location]).toEqual([303, expected])
})

test('after ten wrong tries one waits, but the owner still gets in from elsewhere', async () => {
  const ana = await withPassword()
  const attacker = from('10.3.0.1')
  for (let n = 0; n < 10; n += 1)
    expect((await attacker.post('/sign-in', { email: ana.email, password: `guess number ${n}` })).status).toBe(422)
  const refused = await attacker.post('/sign-in', { email: ana.email, password })
  expect(refused.status).toBe(429)
  expect(refused.text).toContain(ana.email)
  expect((await from('10.3.0.2').post('/sign-in', { email: ana.email, password })).status).toBe(303)
  moveClock(61_000)
  expect((await attacker.post('/sign-in', { email: ana.email, password })).status).toBe(303)
})

test('whether an address is known does not show in when it is refused', async () => {
  const ana = await withPassword()
  const statuses = async (email: string, address: string) => {
    const found: number[] = []
    for (let n = 0; n < 12; n += 1)
      found.push((await from(address).post('/sign-in', { email, password: 'not this one' })).status)
    return found
  }
  expect(await statuses(ana.email, '10.4.0.1')).toEqual(await statuses('nobody-at-all@example.com', '10.4.0.2'))
})

test('ten tries at the same moment are all counted', async () => {
  const ana = await withPassword()
  const answers = await Promise.all(
    Array.from({ length: 14 }, () => from('10.5.0.1').post('/sign-in', { email: ana.email, password: 'not this one' })),
  )
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
})

test('a forgotten password: the answer is the same for everybody, the link works once and ends all sessions', async () => {
  const ana = await withPassword()
  await site.db.updateTable('user').set({ email_verified_at: null }).where('id', '=', ana.id).execute()
  const known = await from('10.6.0.1').post('/forgotten-password', { email: ana.email.toUpperCase() })
  const unknown = await from('10.6.0.1').post('/forgotten-password', { email: 'nobody@example.com' })
  expect([known.status, known.location, known.text]).toEqual([unknown.status, unknown.location, unknown.text])
  const link = await newestLink(site, ana.email)
  expect(await lettersTo(site, 'nobody@example.com')).toEqual([])
  const browser = site.stranger()
  expect((await browser.get(link)).status).toBe(200)
  expect((await browser.post(link, { 'new-password': 'short' })).status).toBe(422)
  const own = await browser.post(link, { 'new-password': `${ana.email}1` })
  expect([own.status, own.text.includes('不要用自己的邮箱')]).toEqual([422, true])
  const done = await browser.post(link, { 'new-password': 'a quite different sentence' })
  expect(done.location).toBe('/sign-in?reset=done')
  expect((await browser.post(link, { 'new-password': 'yet another sentence' })).status).toBe(410)
  expect(await isSignedIn(ana)).toBe(false)
  expect((await from('10.6.0.2').post('/sign-in', { email: ana.email, password })).status).toBe(422)
  const signedIn = await browser.post('/sign-in', { email: ana.email, password: 'a quite different sentence' })
  expect(signedIn.status).toBe(303)
  expect((await browser.get('/me')).text).toContain('已确认')
  expect((await lettersTo(site, ana.email)).map(({ kind }) => kind)).toEqual(['reset', 'password-changed'])
})

test('a link to reset is over after an hour', async () => {
  const ana = await withPassword()
  await from('10.7.0.1').post('/forgotten-password', { email: ana.email })
  const link = await newestLink(site, ana.email)
  moveClock(61 * 60_000)
  expect((await site.stranger().get(link)).status).toBe(410)
  expect((await site.stranger().post(link, { 'new-password': 'a quite different sentence' })).status).toBe(410)
  moveClock(-61 * 60_000)
})

test('letters to reset are limited, for known and unknown addresses alike', async () => {
  const ana = await withPassword()
  for (const email of [ana.email, 'nobody-else@example.com']) {
    for (let n = 0; n < 3; n += 1)
      expect((await from('10.8.0.1').post('/forgotten-password', { email })).status).toBe(303)
    const refused = await from('10.8.0.1').post('/forgotten-password', { email })
    expect([refused.status, refused.text.includes(email)]).toEqual([429, true])
  }
  expect(await lettersTo(site, ana.email)).toHaveLength(3)
})

test('a link for one purpose is no link for another', async () => {
  const ana = await withPassword()
  await from('10.8.0.2').post('/forgotten-password', { email: ana.email })
  const token = (await newestLink(site, ana.email)).split('/').at(-1)
  for (const path of ['verify-email', 'set-up']) expect((await ana.get(`/${path}/${token}`)).status).toBe(410)
  expect((await ana.post(`/come-back/${token}`)).status).toBe(410)
  expect((await site.stranger().get(`/reset-password/${'x'.repeat(3000)}`)).status).toBe(410)
})

test('no letter’s link is made from the address that a request claims', async () => {
  const ana = await withPassword()
  const evil = { host: 'evil.example', origin: 'http://evil.example' }
  await site.stranger().post('/forgotten-password', { email: ana.email }, evil)
  expect(JSON.stringify(await lettersTo(site, ana.email))).not.toContain('evil.example')
})
