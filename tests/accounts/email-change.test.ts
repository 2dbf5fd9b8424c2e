import { expect, test } from 'vitest'
import { deleteDueAccounts, dropOldEmailChanges } from '#features/accounts/index.ts'
import { moveClock } from '#platform/clock.ts'
import type { Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { lettersTo, newestLink } from './letters.ts'
import { elsewhere, isSignedIn, password, withPassword } from './signed-in.ts'

const site = await startSite()
const day = 86_400_000

let count = 0
const freshEmail = () => `moved-${(count += 1)}@example.com`

const emailOf = async (id: string) =>
  (await site.db.selectFrom('user').select('email').where('id', '=', id).executeTakeFirstOrThrow()).email
const ask = (person: Person, email: string, typed = password) =>
  person.post('/me/email', { email, 'email-password': typed })
const canSignIn = async (email: string, typed = password) =>
  (await site.stranger().post('/sign-in', { email, password: typed })).status === 303

/** Asks for another address and confirms it in the same browser. */
const move = async (person: Person, email: string): Promise<void> => {
  expect((await ask(person, email)).location).toBe('/me?saved=email')
  expect((await person.post(await newestLink(site, email))).location).toBe('/me?saved=moved')
}

test('the address changes when the new one is confirmed, and every other device is signed out', async () => {
  const ana = await withPassword(site)
  const phone = await elsewhere(site, ana)
  const email = freshEmail()
  expect((await ask(ana, email)).location).toBe('/me?saved=email')
  expect((await ana.get('/me')).text).toContain(`正在等你确认 ${email}`)
  const link = await newestLink(site, email)
  expect([await emailOf(ana.id), await isSignedIn(phone)]).toEqual([ana.email, true])
  expect((await ana.get(link)).text).toContain(email)
  expect(await emailOf(ana.id)).toBe(ana.email)
  expect((await ana.post(link)).location).toBe('/me?saved=moved')
  expect(await emailOf(ana.id)).toBe(email)
  expect([await isSignedIn(ana), await isSignedIn(phone)]).toEqual([true, false])
  expect([await canSignIn(email), await canSignIn(ana.email)]).toEqual([true, false])
  expect((await ana.post(link)).status).toBe(410)
  const [letter] = await lettersTo(site, ana.email)
  expect(letter).toMatchObject({ kind: 'old-email' })
  expect(letter?.body).toContain(email)
})

test('bad input is kept and explained', async () => {
  const ana = await withPassword(site)
  const wrong = await ask(ana, 'fine@example.com', 'not this')
  expect([
    wrong.status,
    wrong.text.includes('id="e-email-password"'),
    wrong.text.includes('value="fine@example.com"'),
  ]).toEqual([422, true, true])
  expect(wrong.text).not.toContain('not this')
  for (const email of ['', 'no address', 'a@b', `${'x'.repeat(250)}@example.com`, ana.email.toUpperCase()]) {
    const answer = await ask(ana, email)
    expect([email, answer.status, answer.text.includes('id="e-email"')]).toEqual([email, 422, true])
  }
  expect(await emailOf(ana.id)).toBe(ana.email)
})

test('an address that has an account is answered like a free one, and hears of it', async () => {
  const ana = await withPassword(site)
  const bo = await withPassword(site)
  const taken = await ask(ana, bo.email)
  const free = await ask(await withPassword(site), freshEmail())
  expect([taken.status, taken.location]).toEqual([free.status, free.location])
  const letters = await lettersTo(site, bo.email)
  expect(letters.map(({ kind }) => kind)).toEqual(['email-taken'])
  expect(letters[0]?.body).not.toContain(ana.name)
  expect((await ana.get('/me')).text).toContain(bo.email)
})

test('the link alone does not move an account: who is not signed in gives the password', async () => {
  const ana = await withPassword(site)
  const email = freshEmail()
  await ask(ana, email)
  const link = await newestLink(site, email)
  const stranger = site.stranger()
  expect((await stranger.get(link)).text).toContain('type="password"')
  expect((await stranger.post(link)).status).toBe(422)
  expect((await stranger.post(link, { password: 'a guess at it' })).status).toBe(422)
  expect((await (await withPassword(site)).post(link)).status).toBe(422)
  expect(await emailOf(ana.id)).toBe(ana.email)
  expect((await stranger.post(link, { password })).status).toBe(303)
  expect([await isSignedIn(stranger), await isSignedIn(ana)]).toEqual([true, false])
})

test('asking again voids the link before, and so does keeping the old address', async () => {
  const ana = await withPassword(site)
  const [one, two] = [freshEmail(), freshEmail()]
  await ask(ana, one)
  const first = await newestLink(site, one)
  await ask(ana, two)
  const second = await newestLink(site, two)
  expect((await ana.post(first)).status).toBe(410)
  await ana.post('/me/email/forgetting')
  expect((await ana.post(second)).status).toBe(410)
  expect(await emailOf(ana.id)).toBe(ana.email)
})

test('a link is good for a day', async () => {
  const ana = await withPassword(site)
  const email = freshEmail()
  await ask(ana, email)
  const link = await newestLink(site, email)
  moveClock(1.01 * day)
  expect((await site.stranger().get(link)).status).toBe(410)
  moveClock(-1.01 * day)
})

test('the old address takes the account back within seven days, and the password is void', async () => {
  const ana = await withPassword(site)
  const thief = await elsewhere(site, ana)
  const email = freshEmail()
  await move(ana, email)
  const undo = await newestLink(site, ana.email)
  moveClock(6.9 * day)
  expect((await site.stranger().get(undo)).text).toContain(ana.email)
  expect(await emailOf(ana.id)).toBe(email)
  const back = await site.stranger().post(undo)
  moveClock(-6.9 * day)
  expect(back.location).toMatch(/^\/reset-password\//)
  expect(await emailOf(ana.id)).toBe(ana.email)
  expect([await isSignedIn(ana), await isSignedIn(thief), await canSignIn(ana.email)]).toEqual([false, false, false])
  expect((await site.stranger().post(back.location ?? '', { 'new-password': 'quite another sentence' })).status).toBe(
    303,
  )
  expect(await canSignIn(ana.email, 'quite another sentence')).toBe(true)
  expect((await site.stranger().post(undo)).status).toBe(410)
})

test('after seven days the old address takes nothing back and is free again', async () => {
  const ana = await withPassword(site)
  await move(ana, freshEmail())
  const undo = await newestLink(site, ana.email)
  moveClock(7.1 * day)
  expect((await site.stranger().post(undo)).status).toBe(410)
  await dropOldEmailChanges(site.db)
  const rows = await site.db.selectFrom('email_change').select('id').where('user_id', '=', ana.id).execute()
  expect(rows).toEqual([])
  await site.stranger().post('/sign-up', { name: 'Bo', email: ana.email, password })
  expect((await lettersTo(site, ana.email)).at(-1)?.kind).toBe('verify')
  moveClock(-7.1 * day)
})

test('nobody else gets the old address while it can take the account back', async () => {
  const ana = await withPassword(site)
  await move(ana, freshEmail())
  const undo = await newestLink(site, ana.email)
  const signedUp = await site.stranger().post('/sign-up', { name: 'Bo', email: ana.email, password })
  expect(signedUp.location).toBe('/sign-up/letter')
  const bo = await withPassword(site)
  await ask(bo, ana.email)
  expect((await lettersTo(site, ana.email)).map(({ kind }) => kind)).toEqual([
    'old-email',
    'email-taken',
    'email-taken',
  ])
  expect((await site.stranger().post(undo)).status).toBe(303)
  expect(await emailOf(ana.id)).toBe(ana.email)
})

test('who moves on twice is still taken back by the first address, and the second has no say after that', async () => {
  const ana = await withPassword(site)
  const [one, two] = [freshEmail(), freshEmail()]
  await move(ana, one)
  const fromFirst = await newestLink(site, ana.email)
  await move(ana, two)
  const fromSecond = await newestLink(site, one)
  await site.stranger().post(fromFirst)
  expect(await emailOf(ana.id)).toBe(ana.email)
  expect((await site.stranger().post(fromSecond)).status).toBe(410)
})

test('an address that was never confirmed takes nothing back', async () => {
  const ana = await withPassword(site, { isVerified: false })
  await move(ana, freshEmail())
  expect(await lettersTo(site, ana.email)).toEqual([])
})

test('links that the old mailbox holds do not open the moved account', async () => {
  const ana = await withPassword(site)
  await site.stranger().post('/forgotten-password', { email: ana.email })
  const reset = await newestLink(site, ana.email)
  await move(ana, freshEmail())
  expect((await site.stranger().get(reset)).status).toBe(410)
})

test('two accounts that want the same address at the same moment: one gets it', async () => {
  const [ana, bo] = [await withPassword(site), await withPassword(site)]
  const email = freshEmail()
  await ask(ana, email)
  const first = await newestLink(site, email)
  await ask(bo, email)
  const second = await newestLink(site, email)
  const answers = await Promise.all([ana.post(first), bo.post(second)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410])
  expect([await emailOf(ana.id), await emailOf(bo.id)].filter((each) => each === email)).toHaveLength(1)
})

test('signing up and moving to the same address at the same moment: one gets it, the other fails in peace', async () => {
  for (let round = 0; round < 5; round += 1) {
    const ana = await withPassword(site)
    const email = freshEmail()
    await ask(ana, email)
    const link = await newestLink(site, email)
    const [moved, signedUp] = await Promise.all([
      ana.post(link),
      site.stranger().post('/sign-up', { name: 'Bo', email, password }),
    ])
    expect(signedUp.status).toBe(303)
    expect([303, 410]).toContain(moved.status)
    const rows = await site.db.selectFrom('user').select('id').where('email_key', '=', email).execute()
    expect(rows).toHaveLength(1)
  }
})

test('the same link pressed twice at once moves once and fails in peace', async () => {
  const ana = await withPassword(site)
  const email = freshEmail()
  await ask(ana, email)
  const link = await newestLink(site, email)
  const answers = await Promise.all([ana.post(link), ana.post(link)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410])
})

test('letters to one address are limited, whoever asks for them', async () => {
  const email = freshEmail()
  for (let n = 0; n < 3; n += 1) expect((await ask(await withPassword(site), email)).status).toBe(303)
  const refused = await ask(await withPassword(site), email)
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60)
})

test('nothing of a deleted account stays in its changes of address', async () => {
  const ana = await withPassword(site)
  await move(ana, freshEmail())
  await ana.post('/me/deletion', { password })
  moveClock(14.1 * day)
  await deleteDueAccounts(site.db)
  moveClock(-14.1 * day)
  const rows = await site.db.selectFrom('email_change').select('id').where('user_id', '=', ana.id).execute()
  expect(rows).toEqual([])
})
