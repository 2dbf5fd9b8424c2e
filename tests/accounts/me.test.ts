import { expect, test } from 'vitest'
import { deleteDueAccounts } from '#features/accounts/index.ts'
import { moveClock } from '#platform/clock.ts'
import { startSite } from '../harness/site.ts'
import { lettersTo } from './letters.ts'
import { elsewhere, isSignedIn, password, withPassword } from './signed-in.ts'

const site = await startSite()
const day = 86_400_000

const rowOf = (id: string) => site.db.selectFrom('user').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

test.each([
  ['GET', '/me'],
  ['POST', '/me/profile'],
  ['POST', '/me/password'],
  ['POST', '/me/verification'],
  ['POST', '/me/deletion'],
])('%s %s asks a stranger to sign in', async (method, path) => {
  const answer = await site.stranger().send(method, path, method === 'POST' ? new URLSearchParams() : undefined)
  expect(answer.status).toBe(303)
  expect(answer.location).toMatch(/^\/sign-in/)
})

test('name and language can be changed; a refused form keeps what was typed', async () => {
  const ana = await withPassword(site)
  const refused = await ana.post('/me/profile', { name: 'New\u202eName', language: 'tlh' })
  expect(refused.status).toBe(422)
  expect(refused.text).toContain('id="e-name"')
  expect(refused.text).toContain('id="e-language"')
  expect((await ana.post('/me/profile', { name: '新名字', language: 'en' })).status).toBe(303)
  expect(await rowOf(ana.id)).toMatchObject({ name: '新名字', language: 'en' })
  expect((await ana.get('/me')).text).toContain('lang="en"')
})

test('a new password needs the current one and signs out every other device', async () => {
  const ana = await withPassword(site)
  const phone = await elsewhere(site, ana)
  const wrong = await ana.post('/me/password', {
    'current-password': 'not this',
    'new-password': 'another fine sentence',
  })
  expect(wrong.status).toBe(422)
  expect(wrong.text).toContain('id="e-current-password"')
  expect(wrong.text).not.toContain('another fine sentence')
  expect(await isSignedIn(phone)).toBe(true)
  const done = await ana.post('/me/password', { 'current-password': password, 'new-password': 'another fine sentence' })
  expect(done.location).toBe('/me?saved=password')
  expect([await isSignedIn(ana), await isSignedIn(phone)]).toEqual([true, false])
  expect((await lettersTo(site, ana.email)).map(({ kind }) => kind)).toEqual(['password-changed'])
})

test('guessing the current password from a stolen session is limited', async () => {
  const ana = await withPassword(site)
  const guess = (n: number) => ana.post('/me/deletion', { password: `guess number ${n}` })
  for (let n = 0; n < 10; n += 1) expect((await guess(n)).status).toBe(422)
  expect((await ana.post('/me/deletion', { password })).status).toBe(429)
  expect((await rowOf(ana.id)).deletion_due_at).toBeNull()
})

test('a deleted account is shut at once, and comes back by signing in and saying so', async () => {
  const ana = await withPassword(site)
  const phone = await elsewhere(site, ana)
  expect((await ana.post('/me/deletion', { password: 'not this' })).status).toBe(422)
  expect((await ana.post('/me/deletion', { password })).text).toContain('账号已停用')
  expect([await isSignedIn(ana), await isSignedIn(phone)]).toEqual([false, false])
  const browser = site.stranger()
  const offer = await browser.post('/sign-in', { email: ana.email, password })
  expect([offer.status, await isSignedIn(browser)]).toEqual([200, false])
  const path = /action="(\/come-back\/[^"]+)"/.exec(offer.text)?.[1] ?? ''
  expect((await browser.post(path)).status).toBe(303)
  expect(await isSignedIn(browser)).toBe(true)
  expect((await rowOf(ana.id)).deletion_due_at).toBeNull()
  expect((await site.stranger().post(path)).status).toBe(410)
  expect([await isSignedIn(ana), await isSignedIn(phone)]).toEqual([false, false])
})

test('after 14 days nothing is left that says who it was, and the address is free again', async () => {
  const ana = await withPassword(site)
  await ana.post('/me/deletion', { password })
  await site.settle()
  moveClock(13.9 * day)
  await deleteDueAccounts(site.db)
  expect((await rowOf(ana.id)).deleted_at).toBeNull()
  moveClock(0.2 * day)
  await deleteDueAccounts(site.db)
  await deleteDueAccounts(site.db)
  const row = await rowOf(ana.id)
  expect(row).toMatchObject({ name: '-', password_hash: null, role: 'reader', email_verified_at: null })
  expect(JSON.stringify(row)).not.toContain(ana.email)
  expect(await lettersTo(site, ana.email)).toEqual([])
  expect((await site.stranger().post('/sign-in', { email: ana.email, password })).status).toBe(422)
  await site.stranger().post('/sign-up', { name: 'Ana', email: ana.email, password })
  expect((await lettersTo(site, ana.email)).map(({ kind }) => kind)).toEqual(['verify'])
  moveClock(-14.1 * day)
})

test('coming back and the deletion at the same moment: one of them wins whole', async () => {
  const ana = await withPassword(site)
  await ana.post('/me/deletion', { password })
  moveClock(14 * day - 60_000)
  const offer = await site.stranger().post('/sign-in', { email: ana.email, password })
  const path = /action="(\/come-back\/[^"]+)"/.exec(offer.text)?.[1] ?? ''
  moveClock(2 * 60_000)
  const [back] = await Promise.all([site.stranger().post(path), deleteDueAccounts(site.db)])
  const row = await rowOf(ana.id)
  expect([back.status === 303, row.deleted_at === null, row.email === ana.email]).toEqual(
    back.status === 303 ? [true, true, true] : [false, false, false],
  )
  moveClock(-14 * day - 60_000)
})
