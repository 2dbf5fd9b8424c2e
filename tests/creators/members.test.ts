import { beforeAll, expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { dropOldMemberInvitations, leaveCreators } from '#features/creators/index.ts'
import type { MemberRole } from '#features/site/index.ts'
import { moveClock } from '#platform/clock.ts'
import { lettersTo, newestLink } from '../accounts/letters.ts'
import type { Answer } from '../harness/client.ts'
import { aCreator, type MadeCreator } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site
const day = 86_400_000

beforeAll(async () => {
  site = await startSite()
  await ensureDefaultChannels(site.db)
})

let count = 0
const freshEmail = () => `friend-${(count += 1)}@example.com`

const base = ({ handle }: MadeCreator) => `/studio/creators/${handle}`
const invite = (by: Person, creator: MadeCreator, email: string, role = 'writer'): Promise<Answer> =>
  by.post(`${base(creator)}/invitations`, { email, role })
const setRole = (by: Person, creator: MadeCreator, whom: Person, role: string) =>
  by.post(`${base(creator)}/members/${whom.id}/role`, { role })
const remove = (by: Person, creator: MadeCreator, whom: Person) =>
  by.post(`${base(creator)}/members/${whom.id}/removal`)
const handOver = (by: Person, creator: MadeCreator, whom: Person) =>
  by.post(`${base(creator)}/members/${whom.id}/ownership`)
const leave = (who: Person, creator: MadeCreator) => who.post(`${base(creator)}/departure`)

const addMember = async (creator: MadeCreator, role: MemberRole, since = new Date()): Promise<Person> => {
  const person = await aUser(site)
  const row = { creator_id: creator.id, user_id: person.id, role, since }
  await site.db.insertInto('creator_member').values(row).execute()
  return person
}

const rolesOf = async (creator: MadeCreator): Promise<Record<string, string>> => {
  const rows = await site.db
    .selectFrom('creator_member')
    .select(['user_id', 'role'])
    .where('creator_id', '=', creator.id)
    .execute()
  return Object.fromEntries(rows.map(({ user_id, role }) => [user_id, role]))
}

const kindsTo = async ({ email }: Person) => (await lettersTo(site, email)).map(({ kind }) => kind)

/** Invites a fresh address and gives the link of its letter. */
const linkFor = async (creator: MadeCreator, role: MemberRole = 'writer'): Promise<string> => {
  const email = freshEmail()
  expect((await invite(creator.owner, creator, email, role)).status).toBe(303)
  return newestLink(site, email)
}

test('an invitation by letter makes a member of somebody with an account, once', async () => {
  const creator = await aCreator(site)
  const email = freshEmail()
  expect((await invite(creator.owner, creator, email, 'co-editor')).location).toBe(
    `${base(creator)}/members?done=invited`,
  )
  const [letter] = await lettersTo(site, email)
  expect([letter?.kind, letter?.subject.includes(creator.name), letter?.body.includes(creator.owner.name)]).toEqual([
    'member-invited',
    true,
    true,
  ])
  const link = letter?.link_path ?? ''
  const bo = await aUser(site)
  const page = await bo.get(link)
  for (const words of [creator.name, '共同编辑', bo.email]) expect(page.text).toContain(words)
  expect(await rolesOf(creator)).toEqual({ [creator.owner.id]: 'owner' })
  expect((await bo.post(link)).location).toBe(`${base(creator)}/members?done=joined`)
  expect(await rolesOf(creator)).toEqual({ [creator.owner.id]: 'owner', [bo.id]: 'co-editor' })
  expect((await bo.get('/studio')).text).toContain(creator.name)
  expect(await kindsTo(creator.owner)).toEqual(['member-joined'])
  for (const late of [await aUser(site), bo]) expect((await late.post(link)).status).toBe(410)
})

test('who has no account signs up, confirms the address, and comes back to the invitation', async () => {
  const creator = await aCreator(site)
  const link = await linkFor(creator)
  const browser = site.stranger()
  const signUp = /href="(\/sign-up\?from=[^"]+)"/.exec((await browser.get(link)).text)?.[1] ?? ''
  const form = await browser.get(signUp)
  const from = /action="\/sign-up"[^]*?name="from" value="([^"]+)"/.exec(form.text)?.[1] ?? ''
  expect(from).toBe(link)
  const email = freshEmail()
  await browser.post('/sign-up', { name: '林巧云', email, password: 'river lantern nine', from })
  expect((await browser.post(await newestLink(site, email))).location).toBe(link)
  expect((await browser.post(link)).status).toBe(303)
  expect(Object.values(await rolesOf(creator)).toSorted()).toEqual(['owner', 'writer'])
})

test('the way back after signing up never leads to another site', async () => {
  const browser = site.stranger()
  const email = freshEmail()
  const sent = { name: '林巧云', email, password: 'river lantern nine', from: '//evil.example/x' }
  await browser.post('/sign-up', sent)
  expect((await browser.post(await newestLink(site, email))).location).toBe('/me?saved=verified')
})

test('an address that is not confirmed yet cannot join', async () => {
  const creator = await aCreator(site)
  const link = await linkFor(creator)
  const bo = await aUser(site, { isVerified: false })
  expect((await bo.post(link)).status).toBe(422)
  expect(Object.keys(await rolesOf(creator))).toHaveLength(1)
})

test('inviting answers the same whether an address has an account or is a member', async () => {
  const creator = await aCreator(site)
  const member = await addMember(creator, 'writer')
  const answers = [
    await invite(creator.owner, creator, freshEmail()),
    await invite(creator.owner, creator, (await aUser(site)).email),
    await invite(creator.owner, creator, member.email),
  ]
  expect(new Set(answers.map(({ status, location }) => `${status} ${location}`)).size).toBe(1)
})

test('two people who accept one invitation at the same moment: one joins', async () => {
  const creator = await aCreator(site)
  const link = await linkFor(creator)
  const [bo, cy] = [await aUser(site), await aUser(site)]
  const answers = await Promise.all([bo.post(link), cy.post(link)])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 410])
  expect(Object.keys(await rolesOf(creator))).toHaveLength(2)
})

test('a link that is late, taken back, replaced, refused or made up opens nothing', async () => {
  const creator = await aCreator(site)
  const bo = await aUser(site)
  const [late, refused] = [await linkFor(creator), await linkFor(creator)]
  expect((await site.stranger().post(`${refused}/refusal`)).status).toBe(200)
  const email = freshEmail()
  await invite(creator.owner, creator, email)
  const replaced = await newestLink(site, email)
  await invite(creator.owner, creator, email.toUpperCase(), 'co-editor')
  const takenBack = await newestLink(site, email.toUpperCase())
  const page = (await creator.owner.get(`${base(creator)}/members`)).text
  const [path = ''] = /\/studio\/creators\/[^"]+\/revocation/.exec(page) ?? []
  expect((await creator.owner.post(path)).status).toBe(303)
  const madeUp = `${late.slice(0, -1)}${late.endsWith('a') ? 'b' : 'a'}`
  for (const link of [refused, replaced, takenBack, madeUp, '/join/x'])
    for (const answer of [await bo.get(link), await bo.post(link)]) expect([link, answer.status]).toEqual([link, 410])
  moveClock(14.1 * day)
  expect([(await site.stranger().get(late)).status]).toEqual([410])
  moveClock(31 * day)
  await dropOldMemberInvitations(site.db)
  moveClock(-45.1 * day)
  const left = await site.db.selectFrom('member_invitation').select('id').where('creator_id', '=', creator.id).execute()
  expect(left).toEqual([])
})

test('bad input is kept and explained', async () => {
  const creator = await aCreator(site)
  for (const [email, role, field] of [
    ['', 'writer', 'email'],
    ['nobody', 'writer', 'email'],
    ['a@example.com', 'king', 'role'],
  ] as const) {
    const answer = await invite(creator.owner, creator, email, role)
    expect([answer.status, answer.text.includes(`id="e-${field}"`)]).toEqual([422, true])
    expect(answer.text).toContain(`value="${email}"`)
  }
})

test('members and open invitations are limited to twenty each', async () => {
  const creator = await aCreator(site)
  for (let n = 0; n < 20; n += 1) expect((await invite(creator.owner, creator, freshEmail())).status).toBe(303)
  const more = await invite(creator.owner, creator, freshEmail())
  expect([more.status, more.text.includes('先收回几封')]).toEqual([422, true])
  const full = await aCreator(site)
  const link = await linkFor(full)
  for (let n = 0; n < 19; n += 1) await addMember(full, 'writer')
  expect((await (await aUser(site)).post(link)).status).toBe(422)
  expect((await invite(full.owner, full, freshEmail())).status).toBe(422)
})

test('an owner changes roles and removes people, who are told; co-editors and writers do neither', async () => {
  const creator = await aCreator(site)
  const [bo, cy] = [await addMember(creator, 'co-editor'), await addMember(creator, 'writer')]
  for (const person of [bo, cy])
    for (const answer of [
      await setRole(person, creator, cy, 'co-editor'),
      await remove(person, creator, bo),
      await handOver(person, creator, person),
      await invite(person, creator, freshEmail()),
    ])
      expect(answer.status).toBe(404)
  expect((await setRole(creator.owner, creator, cy, 'co-editor')).status).toBe(303)
  expect((await remove(creator.owner, creator, bo)).status).toBe(303)
  expect(await rolesOf(creator)).toEqual({ [creator.owner.id]: 'owner', [cy.id]: 'co-editor' })
  expect([await kindsTo(cy), await kindsTo(bo)]).toEqual([['member-role-changed'], ['member-removed']])
  expect((await bo.get(`${base(creator)}/members`)).status).toBe(404)
  expect((await setRole(creator.owner, creator, bo, 'writer')).status).toBe(404)
})

test('an owner cannot be removed or demoted by another owner', async () => {
  const creator = await aCreator(site)
  const other = await addMember(creator, 'owner')
  expect((await remove(creator.owner, creator, other)).status).toBe(422)
  expect((await setRole(creator.owner, creator, other, 'writer')).status).toBe(422)
  expect((await rolesOf(creator))[other.id]).toBe('owner')
})

test('members see who belongs; only owners see who is invited', async () => {
  const creator = await aCreator(site)
  const writer = await addMember(creator, 'writer')
  const email = freshEmail()
  await invite(creator.owner, creator, email)
  expect((await creator.owner.get(`${base(creator)}/members`)).text).toContain(email)
  const seen = (await writer.get(`${base(creator)}/members`)).text
  expect(seen).toContain(creator.owner.name)
  for (const hidden of [email, creator.owner.email, '/invitations', '/removal']) expect(seen).not.toContain(hidden)
})

test('a writer leaves and the owners are told; the only owner hands over first', async () => {
  const creator = await aCreator(site)
  const writer = await addMember(creator, 'writer')
  const refused = await leave(creator.owner, creator)
  expect([refused.status, refused.text.includes('唯一的号主')]).toEqual([422, true])
  expect((await leave(writer, creator)).location).toBe('/studio')
  expect(await kindsTo(creator.owner)).toEqual(['member-left'])
  const heir = await addMember(creator, 'co-editor')
  expect((await handOver(creator.owner, creator, heir)).status).toBe(303)
  expect(await rolesOf(creator)).toEqual({ [creator.owner.id]: 'co-editor', [heir.id]: 'owner' })
  expect(await kindsTo(heir)).toEqual(['member-role-changed'])
  expect((await leave(creator.owner, creator)).status).toBe(303)
})

test('the last two owners who leave at the same moment: one stays', async () => {
  for (let round = 0; round < 5; round += 1) {
    const creator = await aCreator(site)
    const other = await addMember(creator, 'owner')
    const answers = await Promise.all([leave(creator.owner, creator), leave(other, creator)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    expect(Object.values(await rolesOf(creator))).toEqual(['owner'])
  }
})

test('who is an owner no longer has no way back through an invitation of their own', async () => {
  const creator = await aCreator(site)
  const heir = await addMember(creator, 'writer')
  const link = await linkFor(creator, 'owner')
  await handOver(creator.owner, creator, heir)
  expect((await creator.owner.post(link)).status).toBe(410)
})

test('when the only owner’s account is gone, the longest co-editor gets the creator and is told', async () => {
  const creator = await aCreator(site)
  await addMember(creator, 'writer', new Date(Date.now() - 9 * day))
  const later = await addMember(creator, 'co-editor', new Date(Date.now() - 2 * day))
  const first = await addMember(creator, 'co-editor', new Date(Date.now() - 5 * day))
  const gone = await addMember(creator, 'co-editor', new Date(Date.now() - 8 * day))
  await site.db.updateTable('user').set({ suspended_at: new Date() }).where('id', '=', gone.id).execute()
  await leaveCreators(site.house, { userId: creator.owner.id })
  await leaveCreators(site.house, { userId: creator.owner.id })
  const roles = await rolesOf(creator)
  expect([roles[creator.owner.id], roles[first.id], roles[later.id]]).toEqual([undefined, 'owner', 'co-editor'])
  expect(await kindsTo(first)).toEqual(['creator-handed-over'])
  const { state } = await site.db
    .selectFrom('creator')
    .select('state')
    .where('id', '=', creator.id)
    .executeTakeFirstOrThrow()
  expect(state).toBe('active')
})

test('without a co-editor the creator ends, and its invitations with it', async () => {
  const creator = await aCreator(site)
  await addMember(creator, 'writer')
  const link = await linkFor(creator)
  await leaveCreators(site.house, { userId: creator.owner.id })
  const { state } = await site.db
    .selectFrom('creator')
    .select('state')
    .where('id', '=', creator.id)
    .executeTakeFirstOrThrow()
  expect(state).toBe('withdrawn')
  expect((await (await aUser(site)).post(link)).status).toBe(410)
})
