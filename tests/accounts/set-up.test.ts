import { expect, test } from 'vitest'
import { setUpLink } from '#features/accounts/index.ts'
import { moveClock } from '#platform/clock.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()

test('the set-up link is over after a day, and a newer one voids it', async () => {
  const older = (await setUpLink(site.db, '')) ?? ''
  const newer = (await setUpLink(site.db, '')) ?? ''
  expect((await site.stranger().get(older)).status).toBe(410)
  expect((await site.stranger().get(newer)).status).toBe(200)
  moveClock(24.1 * 3_600_000)
  expect((await site.stranger().get(newer)).status).toBe(410)
  moveClock(-24.1 * 3_600_000)
})

test('guessing set-up links is limited', async () => {
  const stranger = site.stranger()
  let last = 0
  for (let n = 0; n < 21; n += 1) last = (await stranger.post(`/set-up/guess-${n}`, { email: 'a@example.com' })).status
  expect(last).toBe(429)
  moveClock(600_000)
})

test('the set-up link makes the first operator, once', async () => {
  const path = (await setUpLink(site.db, '')) ?? ''
  const person = { name: '运营', email: 'operator@example.com', password: 'river lantern nine' }
  const first = site.stranger()
  expect((await first.get(path)).status).toBe(200)
  const refused = await first.post(path, { ...person, password: 'short' })
  expect([refused.status, refused.text.includes('operator@example.com')]).toEqual([422, true])
  const answers = await Promise.all([
    first.post(path, person),
    site.stranger().post(path, { ...person, email: 'second@example.com' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
  const operators = await site.db.selectFrom('user').select('id').where('role', '=', 'operator').execute()
  expect(operators).toHaveLength(1)
  expect((await site.stranger().get(path)).status).toBe(410)
  expect(await setUpLink(site.db, '')).toBeUndefined()
})
