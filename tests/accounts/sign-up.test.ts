import { expect, test } from 'vitest'
import { moveClock } from '#platform/clock.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aNewcomer, lettersTo, newestLink } from './letters.ts'

const site = await startSite()

const isSignedIn = async (client: ReturnType<typeof site.stranger>) => (await client.get('/me')).status === 200

test('a newcomer signs up, opens the link of the letter and is signed in with a confirmed address', async () => {
  const ana = site.stranger()
  const person = aNewcomer()
  const answer = await ana.post('/sign-up', person)
  expect([answer.status, answer.location]).toEqual([303, '/sign-up/letter'])
  expect(await isSignedIn(ana)).toBe(false)
  const link = await newestLink(site, person.email)
  expect((await ana.get(link)).text).not.toContain('name="password"')
  expect((await ana.post(link)).location).toBe('/me?saved=verified')
  expect((await ana.get('/me?saved=verified')).text).toContain('邮箱已确认')
})

test('opening the link, as mail scanners do, spends nothing; pressing the button spends it', async () => {
  const ana = site.stranger()
  const person = aNewcomer()
  await ana.post('/sign-up', person)
  const link = await newestLink(site, person.email)
  for (const scanner of [site.stranger(), site.stranger()]) expect((await scanner.get(link)).status).toBe(200)
  expect((await ana.post(link)).status).toBe(303)
  expect((await ana.post(link)).status).toBe(410)
  expect((await ana.get(link)).status).toBe(410)
})

test('in another browser the link asks for the password, so that nobody shares an account made for their address', async () => {
  const attacker = site.stranger()
  const person = aNewcomer()
  await attacker.post('/sign-up', person)
  const link = await newestLink(site, person.email)
  const owner = site.stranger()
  expect((await owner.get(link)).text).toContain('name="password"')
  const empty = await owner.post(link)
  expect([empty.status, await isSignedIn(owner)]).toEqual([422, false])
  expect((await owner.post(link, { password: 'not the password' })).text).toContain('密码不对')
  expect(
    (
      await site.db
        .selectFrom('user')
        .select('email_verified_at')
        .where('email', '=', person.email)
        .executeTakeFirstOrThrow()
    ).email_verified_at,
  ).toBeNull()
  expect((await owner.post(link, { password: person.password })).status).toBe(303)
  expect(await isSignedIn(owner)).toBe(true)
})

test('a known address gets the same answer, and a letter that says that there is an account', async () => {
  const known = await aUser(site)
  const unknown = aNewcomer()
  const [first, second] = [site.stranger(), site.stranger()]
  const a = await first.post('/sign-up', unknown)
  const b = await second.post('/sign-up', { ...unknown, email: known.email })
  expect([b.status, b.location, b.text]).toEqual([a.status, a.location, a.text])
  expect([...second.cookies.keys()]).toEqual([...first.cookies.keys()])
  const shape = (headers: Headers) => [...headers.keys()].sort()
  expect(shape(b.headers)).toEqual(shape(a.headers))
  expect((await second.get(b.location ?? '')).text).toBe((await first.get(a.location ?? '')).text)
  expect((await lettersTo(site, known.email)).map((letter) => letter.kind)).toEqual(['have-account'])
  const row = await site.db.selectFrom('user').select('name').where('id', '=', known.id).executeTakeFirstOrThrow()
  expect(row.name).toBe(known.name)
})

test('an address that waits for confirmation gets a fresh link, and the older link is void', async () => {
  const ana = site.stranger()
  const person = aNewcomer()
  await ana.post('/sign-up', person)
  const older = await newestLink(site, person.email)
  await site.stranger().post('/sign-up', { ...person, name: 'Somebody', password: 'a whole other sentence' })
  const newer = await newestLink(site, person.email)
  expect(newer).not.toBe(older)
  expect((await ana.get(older)).status).toBe(410)
  expect((await ana.post(newer)).status).toBe(303)
  expect((await site.stranger().post('/sign-in', { ...person, from: '' })).location).toBe('/')
})

test('two who sign up with one address at the same moment make one account', async () => {
  const person = aNewcomer()
  const answers = await Promise.all([1, 2, 3].map(() => site.stranger().post('/sign-up', person)))
  expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303])
  const rows = await site.db.selectFrom('user').select('id').where('email', '=', person.email).execute()
  expect(rows).toHaveLength(1)
})

test.each([
  [{ name: '' }, 'name'],
  [{ name: 'a\r\nBcc: all@example.com' }, 'name'],
  [{ name: '\u202eevil' }, 'name'],
  [{ name: 'x'.repeat(61) }, 'name'],
  [{ email: 'nobody' }, 'email'],
  [{ email: 'a@b.example, c@d.example' }, 'email'],
  [{ email: '"a b"@example.com' }, 'email'],
  [{ email: 'a@exam\u0001ple.com' }, 'email'],
  [{ email: `${'a'.repeat(250)}@example.com` }, 'email'],
  [{ password: 'short' }, 'password'],
  [{ password: 'password1234' }, 'password'],
  [{ password: 'x'.repeat(201) }, 'password'],
])('%j is refused at its field, and what was typed is still there', async (wrong, field) => {
  const person = { ...aNewcomer(), name: 'Kept Name', ...wrong }
  const answer = await site.stranger().post('/sign-up', person)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(`id="e-${field}"`)
  if (field !== 'name') expect(answer.text).toContain('Kept Name')
  expect(answer.text).not.toContain(person.password)
  expect(await site.db.selectFrom('user').select('id').where('email', '=', person.email).execute()).toEqual([])
})

test('who signs up again and again is asked to wait, and what was typed is kept', async () => {
  const person = aNewcomer()
  const ana = site.stranger()
  let answer = await ana.post('/sign-up', person)
  for (let i = 0; i < 5; i += 1) answer = await ana.post('/sign-up', person)
  expect(answer.status).toBe(429)
  expect(answer.text).toContain(person.email)
  expect((await lettersTo(site, person.email)).length).toBeLessThanOrEqual(4)
})

test('without a mail server the page says where the letter is, and one may sign in at once', async () => {
  const ana = site.stranger()
  const person = aNewcomer()
  const answer = await ana.post('/sign-up', person)
  expect((await ana.get(answer.location ?? '')).text).toContain('运营者的发件箱')
  expect((await ana.post('/sign-in', person)).status).toBe(303)
  const me = await ana.get('/me')
  expect(me.text).toContain('再发一封确认信')
})

test('the letter can be sent again, three times and no more', async () => {
  const ana = await aUser(site, { isVerified: false })
  for (let i = 0; i < 3; i += 1) expect((await ana.post('/me/verification')).status).toBe(303)
  expect((await ana.post('/me/verification')).status).toBe(429)
  expect(await lettersTo(site, ana.email)).toHaveLength(3)
  const ben = await aUser(site)
  await ben.post('/me/verification')
  expect(await lettersTo(site, ben.email)).toEqual([])
})

test('a link to confirm an address is over after two days', async () => {
  const ana = site.stranger()
  const person = aNewcomer()
  await ana.post('/sign-up', person)
  const link = await newestLink(site, person.email)
  moveClock(47.9 * 3_600_000)
  expect((await ana.get(link)).status).toBe(200)
  moveClock(0.2 * 3_600_000)
  expect((await ana.get(link)).status).toBe(410)
  expect((await ana.post(link)).status).toBe(410)
  moveClock(-48.1 * 3_600_000)
})
