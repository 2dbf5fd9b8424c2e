import { expect, test } from 'vitest'
import { invitationToken } from '#features/accounts/invitations.ts'
import { moveClock } from '#platform/clock.ts'
import { aNewcomer } from '../accounts/letters.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'

const site = await startSite()
const operator = await aUser(site, { role: 'operator' })

const set = async (mode: string) => expect((await operator.post('/admin/registration', { mode })).status).toBe(303)

const anInvitation = async (fields: Record<string, string> = {}) => {
  await operator.post('/admin/invitations', { note: '给读书会', uses: '1', days: '14', ...fields })
  const { id } = await site.db
    .selectFrom('invitation')
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { id, invitation: invitationToken(site.house.secrets, id) }
}

const isIn = async (email: string) =>
  (await site.db.selectFrom('user').select('id').where('email', '=', email).execute()).length === 1

test('closed is closed: the page says so, and a form sent directly makes no account', async () => {
  await set('closed')
  const { invitation } = await anInvitation()
  const person = aNewcomer()
  const page = await site.stranger().get('/sign-up')
  expect([page.status, page.text.includes('暂不开放注册'), page.text.includes('name="password"')]).toEqual([
    403,
    true,
    false,
  ])
  expect((await site.stranger().post('/sign-up', { ...person, invitation })).status).toBe(403)
  expect(await isIn(person.email)).toBe(false)
  expect((await site.stranger().get('/sign-in')).text).not.toContain('href="/sign-up"')
  await set('open')
  expect((await site.stranger().post('/sign-up', person)).status).toBe(303)
})

test('by invitation: without a link nobody gets in, with it as many as it says', async () => {
  await set('invitation')
  const { id, invitation } = await anInvitation({ uses: '2' })
  const [without, first, second, third] = [aNewcomer(), aNewcomer(), aNewcomer(), aNewcomer()]
  expect((await site.stranger().post('/sign-up', without)).status).toBe(403)
  const page = await site.stranger().get(`/sign-up?invitation=${invitation}`)
  expect(page.text).toContain(`name="invitation" value="${invitation}"`)
  expect((await operator.get('/admin/registration')).text).toContain(`/sign-up?invitation=${invitation}`)
  for (const person of [first, second])
    expect((await site.stranger().post('/sign-up', { ...person, invitation })).status).toBe(303)
  expect((await site.stranger().post('/sign-up', { ...third, invitation })).status).toBe(410)
  expect([await isIn(without.email), await isIn(second.email), await isIn(third.email)]).toEqual([false, true, false])
  const came = await site.db.selectFrom('user').select('email').where('invitation_id', '=', id).execute()
  expect(came).toHaveLength(2)
})

test('two who want the last use at the same moment: one gets it', async () => {
  await set('invitation')
  const { invitation } = await anInvitation()
  const sent = [aNewcomer(), aNewcomer(), aNewcomer()].map((person) =>
    site.stranger().post('/sign-up', { ...person, invitation }),
  )
  expect((await Promise.all(sent)).map(({ status }) => status).sort()).toEqual([303, 410, 410])
})

test('an expired, a revoked and a made-up invitation open nothing', async () => {
  await set('invitation')
  const old = await anInvitation({ days: '1' })
  const revoked = await anInvitation()
  await operator.post(`/admin/invitations/${revoked.id}/revocation`)
  const unknown = invitationToken(site.house.secrets, '0'.repeat(13))
  const forged = `${old.invitation.slice(0, -1)}${old.invitation.endsWith('A') ? 'B' : 'A'}`
  for (const invitation of [revoked.invitation, unknown, forged, 'x'.repeat(99)]) {
    const person = aNewcomer()
    expect((await site.stranger().get(`/sign-up?invitation=${invitation}`)).status).toBe(410)
    expect((await site.stranger().post('/sign-up', { ...person, invitation })).status).not.toBe(303)
    expect(await isIn(person.email)).toBe(false)
  }
  moveClock(25 * 3_600_000)
  expect((await site.stranger().post('/sign-up', { ...aNewcomer(), invitation: old.invitation })).status).toBe(410)
  moveClock(-25 * 3_600_000)
})

test('an address that has an account spends no invitation, and the answer does not tell', async () => {
  await set('invitation')
  const { id, invitation } = await anInvitation()
  const known = await aUser(site)
  const answer = await site.stranger().post('/sign-up', { ...aNewcomer(), email: known.email, invitation })
  expect([answer.status, answer.location]).toEqual([303, '/sign-up/letter'])
  const { used } = await site.db.selectFrom('invitation').select('used').where('id', '=', id).executeTakeFirstOrThrow()
  expect(used).toBe(0)
})

test('what was typed comes back with the invitation when something is wrong', async () => {
  await set('invitation')
  const { invitation } = await anInvitation()
  const answer = await site
    .stranger()
    .post('/sign-up', { name: '林巧云', email: 'no address', password: 'river lantern', invitation })
  expect([answer.status, answer.text.includes('林巧云'), answer.text.includes(`value="${invitation}"`)]).toEqual([
    422,
    true,
    true,
  ])
})

test('an invitation has limits, and only operators make one', async () => {
  for (const fields of [{ uses: '0' }, { uses: '1001' }, { days: '366' }, { uses: 'many' }]) {
    const answer = await operator.post('/admin/invitations', { note: '留着的字', uses: '1', days: '14', ...fields })
    expect([answer.status, answer.text.includes('留着的字')]).toEqual([422, true])
  }
  const moderator = await aUser(site, { role: 'moderator' })
  expect((await moderator.post('/admin/invitations', { note: '', uses: '1', days: '1' })).status).toBe(403)
})
