import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { hashPassword } from '#features/accounts/password.ts'
import { moveClock } from '#platform/clock.ts'
import type { Answer, Client } from '../harness/client.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startPublicSite } from './public-site.ts'

// Counts how often the expensive work is done, without changing it.
const derived = vi.hoisted(() => ({ count: 0, running: 0, most: 0 }))

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  const argon2: typeof crypto.argon2 = (algorithm, parameters, callback) => {
    derived.count += 1
    derived.running += 1
    derived.most = Math.max(derived.most, derived.running)
    crypto.argon2(algorithm, parameters, (error, key) => {
      derived.running -= 1
      callback(error, key)
    })
  }
  return { ...crypto, argon2 }
})

const site = await startPublicSite()
const password = 'river lantern nine'
let password_hash = ''

beforeAll(async () => {
  password_hash = await hashPassword(password)
})

let household = 0
beforeEach(() => {
  household += 1
})

const browser = () => site.stranger({ 'x-forwarded-for': `10.${household}.0.1` })

const aPerson = async (more: object = {}): Promise<Person> => {
  const person = await aUser(site)
  await site.db
    .updateTable('user')
    .set({ password_hash, ...more })
    .where('id', '=', person.id)
    .execute()
  return person
}

const signIn = async (person: Person): Promise<Client> => {
  const client = browser()
  expect((await client.post('/sign-in', { email: person.email, password })).status).toBe(303)
  return client
}

const isIn = async (client: Client) => (await client.get('/me')).status === 200
const cookieOf = (answer: Answer, name: string) =>
  answer.headers.getSetCookie().find((line) => line.startsWith(name)) ?? ''

test('behind https the session is for this host alone, never sent in the open, never read by script', async () => {
  const person = await aPerson()
  const answer = await browser().post('/sign-in', { email: person.email, password })
  const cookie = cookieOf(answer, '__Host-session=')
  for (const flag of [/; *Secure/i, /; *HttpOnly/i, /; *SameSite=Lax/i, /; *Path=\/(;|$)/i])
    expect(cookie).toMatch(flag)
  expect(cookie).not.toMatch(/domain/i)
  expect(answer.headers.getSetCookie().some((line) => line.startsWith('session='))).toBe(false)
})

test('the mark of a browser that signs up is guarded alike', async () => {
  const answer = await browser().post('/sign-up', { name: 'New', email: 'new@example.com', password })
  expect(answer.status).toBe(303)
  expect(cookieOf(answer, '__Host-sign-up=')).toMatch(/Secure.*|HttpOnly/i)
  expect(cookieOf(answer, '__Host-sign-up=')).toMatch(/HttpOnly/i)
})

test('a plain cookie, which a neighbouring host or an open line could plant, opens nothing behind https', async () => {
  const client = await signIn(await aPerson())
  const token = client.cookies.get('__Host-session') ?? ''
  client.cookies.clear()
  client.cookies.set('session', token)
  expect(await isIn(client)).toBe(false)
  client.cookies.set('__Host-session', token)
  expect(await isIn(client)).toBe(true)
})

test('every sign-in has a token of its own, and the one from before is dead', async () => {
  const person = await aPerson()
  const client = await signIn(person)
  const before = client.cookies.get('__Host-session') ?? ''
  await client.post('/sign-in', { email: person.email, password })
  expect(client.cookies.get('__Host-session')).not.toBe(before)
  const old = browser()
  old.cookies.set('__Host-session', before)
  expect(await isIn(old)).toBe(false)
})

test('a new password ends every other session and every open link, and the own one stays', async () => {
  const person = await aPerson()
  const [here, there] = [await signIn(person), await signIn(person)]
  const wanted = { 'current-password': password, 'new-password': 'lantern river eleven' }
  expect((await here.post('/me/password', wanted)).status).toBe(303)
  expect([await isIn(here), await isIn(there)]).toEqual([true, false])
})

test.each([
  ['suspended', { suspended_at: new Date() }],
  ['about to be deleted', { deletion_due_at: new Date(Date.now() + 86_400_000) }],
  ['deleted', { deleted_at: new Date() }],
])('who is %s is out at the next request, also for writing', async (_name, state) => {
  const person = await aPerson()
  const client = await signIn(person)
  await site.db.updateTable('user').set(state).where('id', '=', person.id).execute()
  expect(await isIn(client)).toBe(false)
  expect((await client.post('/me/profile', { name: 'X', language: 'en' })).location).toMatch(/^\/sign-in/)
})

test('a link to set a password opens nothing for who is suspended', async () => {
  const person = await aPerson()
  await site.db.deleteFrom('letter').execute()
  await browser().post('/forgotten-password', { email: person.email })
  await site.settle()
  const letter = await site.db
    .selectFrom('letter')
    .select('link_path')
    .where('user_id', '=', person.id)
    .executeTakeFirstOrThrow()
  await site.db.updateTable('user').set({ suspended_at: new Date() }).where('id', '=', person.id).execute()
  const client = browser()
  const answer = await client.post(letter.link_path ?? '', { 'new-password': 'lantern river eleven' })
  expect(answer.status).toBeLessThan(500)
  expect(await isIn(client)).toBe(false)
  const again = await client.post('/sign-in', { email: person.email, password: 'lantern river eleven' })
  expect(again.status).not.toBe(303)
})

test('a session ends after its time', async () => {
  const client = await signIn(await aPerson())
  await site.db
    .updateTable('session')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .execute()
  expect(await isIn(client)).toBe(false)
})

test.each(['', 'x', 'a'.repeat(5000), "' or 1=1 --", '%00', 'null', '../../etc/passwd', '🙂', '=;='])(
  'the token %j opens nothing and breaks nothing',
  async (token) => {
    const client = browser()
    client.cookies.set('__Host-session', encodeURIComponent(token))
    expect((await client.get('/me')).status).toBe(303)
    expect((await client.get('/about')).status).toBe(200)
  },
)

test('the database holds no token and no password as such', async () => {
  const client = await signIn(await aPerson())
  const token = client.cookies.get('__Host-session') ?? ''
  const rows = JSON.stringify([
    await site.db.selectFrom('session').select(['token_hash']).execute(),
    await site.db.selectFrom('user').select(['password_hash']).execute(),
  ])
  expect(token.length).toBeGreaterThan(40)
  expect(rows).not.toContain(token)
  expect(rows).not.toContain(password)
})

test('known, unknown, suspended and without a password: all cost one derivation, and answer alike', async () => {
  const known = await aPerson()
  const suspended = await aPerson({ suspended_at: new Date() })
  const without = await aPerson({ password_hash: null })
  const texts: string[] = []
  for (const email of [known.email, 'nobody@example.com', suspended.email, without.email]) {
    const before = derived.count
    const answer = await browser().post('/sign-in', { email, password: 'not the one I have' })
    expect([email, derived.count - before, answer.status]).toEqual([email, 1, 422])
    texts.push(answer.text.replaceAll(email, 'somebody'))
  }
  expect(new Set(texts).size).toBe(1)
})

test('signing up with an address that is taken costs and answers as with a new one', async () => {
  const taken = await aPerson()
  const counts: number[] = []
  const answers: unknown[] = []
  for (const email of [taken.email, `fresh-${Date.now()}@example.com`]) {
    const before = derived.count
    const { status, location } = await browser().post('/sign-up', { name: 'New', email, password })
    counts.push(derived.count - before)
    answers.push([status, location])
  }
  expect(counts).toEqual([1, 1])
  expect(answers[0]).toEqual(answers[1])
})

test('however many sign in at once, no more than two passwords are derived together', async () => {
  derived.most = 0
  const person = await aPerson()
  const tries = Array.from({ length: 20 }, (_, at) =>
    site
      .stranger({ 'x-forwarded-for': `10.${household}.1.${at}` })
      .post('/sign-in', { email: person.email, password: 'wrong one here' }),
  )
  await Promise.all(tries)
  expect(derived.most).toBe(2)
})

test('a link from a letter works once and for its time', async () => {
  const person = await aPerson()
  const ask = async () => {
    await site.db.deleteFrom('letter').execute()
    await browser().post('/forgotten-password', { email: person.email })
    await site.settle()
    const letters = await site.db.selectFrom('letter').select('link_path').where('user_id', '=', person.id).execute()
    return letters.find(({ link_path }) => link_path?.startsWith('/reset-password/'))?.link_path ?? ''
  }
  const first = await ask()
  const form = { 'new-password': 'lantern river eleven' }
  const both = await Promise.all([browser().post(first, form), browser().post(first, form)])
  expect(both.map(({ status }) => status).sort()).toEqual([303, 410])
  const second = await ask()
  moveClock(61 * 60_000)
  expect((await browser().post(second, form)).status).toBe(410)
})
