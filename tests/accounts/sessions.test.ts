import { expect, test } from 'vitest'
import { moveClock } from '#platform/clock.ts'
import type { Client } from '../harness/client.ts'
import { aUser, type Person } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { elsewhere as inAnotherBrowser, isSignedIn } from './signed-in.ts'

const site = await startSite()
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1'

const elsewhere = (person: Person, user_agent = iphone, address = '203.0.113.9'): Promise<Client> =>
  inAnotherBrowser(site, person, { user_agent, address })

const endings = (text: string) =>
  [...text.matchAll(/action="(\/me\/sessions\/[^/"]+\/revocation)"/g)].map(([, path]) => path ?? '')

test('one sees the devices on which one is signed in, in words, and nobody else’s', async () => {
  const ana = await aUser(site)
  await elsewhere(ana)
  await elsewhere(ana, 'curl/8.0', '2001:db8:1:2::/64')
  await elsewhere(await aUser(site), 'Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 OPR/120')
  const { text } = await ana.get('/me/sessions')
  for (const words of ['iPhone 上的 Safari', '不认识的设备', '就是这台', '203.0.x.x', '2001:db8:…'])
    expect(text).toContain(words)
  expect(text).not.toContain('Opera')
  expect(text).not.toContain('203.0.113.9')
  expect(endings(text)).toHaveLength(2)
  const hashes = await site.db.selectFrom('session').select('token_hash').where('user_id', '=', ana.id).execute()
  for (const { token_hash } of hashes) expect(text).not.toContain(token_hash)
})

test('ending one device signs out that one at once, and no other', async () => {
  const ana = await aUser(site)
  const phone = await elsewhere(ana)
  const [path = ''] = endings((await ana.get('/me/sessions')).text)
  const tablet = await elsewhere(ana)
  expect((await ana.post(path)).location).toBe('/me/sessions?ended=one')
  expect([await isSignedIn(ana), await isSignedIn(phone), await isSignedIn(tablet)]).toEqual([true, false, true])
  expect((await ana.post(path)).status).toBe(303)
})

test('ending all others leaves the one that asks', async () => {
  const ana = await aUser(site)
  const bo = await aUser(site)
  const others = [await elsewhere(ana), await elsewhere(ana)]
  expect((await ana.post('/me/sessions/others')).status).toBe(303)
  expect([await isSignedIn(ana), await isSignedIn(bo)]).toEqual([true, true])
  for (const other of others) expect(await isSignedIn(other)).toBe(false)
})

test('nobody ends a device of somebody else', async () => {
  const ana = await aUser(site)
  const phone = await elsewhere(ana)
  const [path = ''] = endings((await ana.get('/me/sessions')).text)
  await (await aUser(site)).post(path)
  expect(await isSignedIn(phone)).toBe(true)
})

test('when a device was last used is kept to ten minutes', async () => {
  const ana = await aUser(site)
  const seen = async () =>
    (await site.db.selectFrom('session').select('seen_at').where('user_id', '=', ana.id).executeTakeFirstOrThrow())
      .seen_at
  const first = await seen()
  await ana.get('/me')
  expect(await seen()).toEqual(first)
  moveClock(11 * 60_000)
  await ana.get('/me')
  expect((await seen()).getTime() - first.getTime()).toBeGreaterThan(10 * 60_000)
  moveClock(-11 * 60_000)
})

test('who tries too often hears when to come back', async () => {
  const guess = () => site.stranger().post('/sign-in', { email: 'somebody@example.com', password: 'not this one' })
  for (let n = 0; n < 10; n += 1) expect((await guess()).headers.get('retry-after')).toBeNull()
  const refused = await guess()
  expect(refused.status).toBe(429)
  const seconds = Number(refused.headers.get('retry-after'))
  expect(seconds).toBeGreaterThan(30)
  expect(seconds).toBeLessThanOrEqual(60)
})
