import { beforeAll, expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import { roles } from '#features/site/index.ts'
import { anApplicant, caseNumberOf, decide, freshHandle, hidden, submit } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site
let chen: Person
let lin: Person

beforeAll(async () => {
  site = await startSite()
  await ensureDefaultChannels(site.db)
  chen = await aUser(site, { role: 'moderator', name: '陈审核' })
  lin = await aUser(site, { role: 'moderator', name: '林审核' })
})

const decisionsOf = async (number: string) =>
  site.db
    .selectFrom('decision')
    .innerJoin('case', 'case.id', 'decision.case_id')
    .select(['outcome', 'reason', 'decided_by'])
    .where('case.number', '=', number)
    .execute()

const creatorsWith = async (handle: string) => {
  const rows = await site.db.selectFrom('creator').select('id').where('handle', '=', handle).execute()
  return rows.length
}

const reason = '材料里没有登记证，无法核实机构身份。'

test('a decision is shown as the person will read it before it is sent', async () => {
  const { number } = await anApplicant(site)
  const seen = hidden(await chen.get(`/desk/cases/${number}`), 'seen')
  const preview = await chen.post(`/desk/cases/${number}/decision`, { seen, outcome: 'refused', reason, do: 'preview' })
  expect(preview.status).toBe(200)
  expect(preview.text).toContain(reason)
  expect(await decisionsOf(number)).toEqual([])
  const edit = await chen.post(`/desk/cases/${number}/decision`, { seen, outcome: 'refused', reason, do: 'edit' })
  expect(edit.text).toContain(`>${reason}</textarea>`)
  const sent = await chen.post(`/desk/cases/${number}/decision`, { seen, outcome: 'refused', reason, do: 'send' })
  expect(sent.location).toBe(`/desk/cases/${number}?done`)
  expect(await decisionsOf(number)).toEqual([{ outcome: 'refused', reason, decided_by: chen.id }])
})

test.each(['refused', 'more-asked'])('%s without a reason is not sent, and what was typed stays', async (outcome) => {
  const { number } = await anApplicant(site)
  for (const act of ['preview', 'send']) {
    const answer = await decide(chen, number, { outcome, reason: '不行', do: act })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('理由至少写 10 个字')
    expect(answer.text).toContain('>不行</textarea>')
  }
  expect(await decisionsOf(number)).toEqual([])
})

test('a decision needs an outcome of its kind', async () => {
  const { number } = await anApplicant(site)
  for (const outcome of ['', 'sent-back', 'withdrawn']) {
    const answer = await decide(chen, number, { outcome, reason })
    expect(answer.status).toBe(422)
  }
  expect(await decisionsOf(number)).toEqual([])
})

test('acceptance makes the creator with its owner, handle, channels and mark', async () => {
  const handle = freshHandle()
  const { person, number } = await anApplicant(site, { handle, kind: 'organisation', name: '云桥科技馆' })
  await decide(chen, number, { outcome: 'accepted', verifiedAs: '云桥科技馆（事业单位）' })
  const creator = await site.db.selectFrom('creator').selectAll().where('handle', '=', handle).executeTakeFirstOrThrow()
  expect(creator).toMatchObject({
    kind: 'organisation',
    name: '云桥科技馆',
    verified_as: '云桥科技馆（事业单位）',
    state: 'active',
  })
  const members = await site.db.selectFrom('creator_member').selectAll().where('creator_id', '=', creator.id).execute()
  expect(members).toMatchObject([{ user_id: person.id, role: 'owner' }])
  const channels = await site.db
    .selectFrom('creator_channel')
    .selectAll()
    .where('creator_id', '=', creator.id)
    .execute()
  expect(channels).toHaveLength(1)
  expect((await site.stranger().get(`/@${handle}`)).text).toContain('云桥科技馆（事业单位）')
})

test('of two moderators who decide at once one wins, and the other is told who decided', async () => {
  for (let round = 0; round < 4; round += 1) {
    const handle = freshHandle()
    const { number } = await anApplicant(site, { handle })
    const answers = await Promise.all([
      decide(chen, number, { outcome: 'accepted' }),
      decide(lin, number, { outcome: 'accepted' }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
    const [decision] = await decisionsOf(number)
    const loser = answers.find(({ status }) => status === 409)
    expect(loser?.text).toContain(`${decision?.decided_by === chen.id ? '陈审核' : '林审核'} 刚刚已经作出决定：接受`)
    expect(await decisionsOf(number)).toHaveLength(1)
    expect(await creatorsWith(handle)).toBe(1)
  }
})

test('of two applications for look-alike handles accepted at once one gets it, and the moderator is told about the other', async () => {
  const handle = `${freshHandle()}-little`
  const first = await anApplicant(site, { handle })
  const second = await anApplicant(site, { handle: handle.replace('little', '1ittIe'.toLowerCase()) })
  const answers = await Promise.all([
    decide(chen, first.number, { outcome: 'accepted' }),
    decide(lin, second.number, { outcome: 'accepted' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(answers.find(({ status }) => status === 409)?.text).toContain('号已经给了别人，或与别人的号太像')
  const given = await site.db
    .selectFrom('creator')
    .select('handle')
    .where('handle', 'like', `${handle.slice(0, -7)}%`)
    .execute()
  expect(given).toHaveLength(1)
  const states = await site.db
    .selectFrom('case')
    .select('state')
    .where('number', 'in', [first.number, second.number])
    .execute()
  expect(states.map(({ state }) => state).sort()).toEqual(['closed', 'open'])
})

test('a decision on an application that has changed since it was looked at is not sent', async () => {
  const { person, number } = await anApplicant(site)
  const seen = hidden(await chen.get(`/desk/cases/${number}`), 'seen')
  await person.post('/apply/withdrawal')
  await person.post('/apply/restart')
  await submit(site, person, { version: hidden(await person.get('/apply'), 'version'), name: '换了名字' })
  const now = await caseNumberOf(site, person)
  const answer = await chen.post(`/desk/cases/${now}/decision`, { seen, outcome: 'accepted', do: 'send' })
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('对方又改过内容')
})

test('an application that is withdrawn while a moderator decides is not accepted', async () => {
  const handle = freshHandle()
  const { person, number } = await anApplicant(site, { handle })
  const seen = hidden(await chen.get(`/desk/cases/${number}`), 'seen')
  await person.post('/apply/withdrawal') // the desk has not heard of it yet
  const answer = await chen.post(`/desk/cases/${number}/decision`, { seen, outcome: 'accepted', do: 'send' })
  expect(answer.status).toBe(409)
  expect(await creatorsWith(handle)).toBe(0)
})

test('nobody decides on their own application while somebody else can', async () => {
  const handle = freshHandle()
  const moderator = await aUser(site, { role: 'operator' })
  await submit(site, moderator, { handle })
  const number = await caseNumberOf(site, moderator)
  expect((await moderator.get(`/desk/cases/${number}`)).text).toContain('这是你自己的申请')
  const answer = await moderator.post(`/desk/cases/${number}/decision`, { seen: '2', outcome: 'accepted', do: 'send' })
  expect(answer.status).toBe(403)
  expect(await creatorsWith(handle)).toBe(0)
})

test('an operator who is alone may decide on their own application', async () => {
  const small = await startSite()
  await ensureDefaultChannels(small.db)
  const operator = await aUser(small, { role: 'operator' })
  await submit(small, operator)
  const answer = await decide(operator, await caseNumberOf(small, operator), { outcome: 'accepted' })
  expect(answer.status).toBe(303)
})

test('a case that somebody has taken says so, and can be put back', async () => {
  const { number } = await anApplicant(site)
  await chen.post(`/desk/cases/${number}/taking`, { do: 'take' })
  await lin.post(`/desk/cases/${number}/taking`, { do: 'take' })
  expect((await chen.get(`/desk/cases/${number}`)).text).toContain('由你打开')
  expect((await lin.get(`/desk/cases/${number}`)).text).toContain('由 陈审核 打开')
  await lin.post(`/desk/cases/${number}/taking`, { do: 'put-back' })
  expect((await lin.get(`/desk/cases/${number}`)).text).toContain('由 陈审核 打开')
  await chen.post(`/desk/cases/${number}/taking`, { do: 'put-back' })
  expect((await lin.get(`/desk/cases/${number}`)).text).toContain('由我处理')
})

test('the desk is open to those who work there, and cases to moderators and operators only', async () => {
  const { person, number } = await anApplicant(site)
  const expected = {
    reader: [403, 403, 403],
    editor: [200, 403, 403],
    moderator: [200, 200, 200],
    operator: [200, 200, 200],
  }
  for (const role of roles) {
    const someone = await aUser(site, { role })
    const paths = ['/desk', `/desk/cases/${number}`, '/desk/creators']
    const statuses = []
    for (const path of paths) statuses.push((await someone.get(path)).status)
    expect([role, statuses]).toEqual([role, expected[role]])
    if (role === 'moderator' || role === 'operator') continue
    const seen = hidden(await chen.get(`/desk/cases/${number}`), 'seen')
    expect(
      (await someone.post(`/desk/cases/${number}/decision`, { seen, outcome: 'accepted', do: 'send' })).status,
    ).toBe(403)
    expect((await someone.post(`/desk/cases/${number}/taking`, { do: 'take' })).status).toBe(403)
  }
  expect((await person.post(`/desk/cases/${number}/decision`, { outcome: 'accepted', do: 'send' })).status).toBe(403)
  expect((await site.stranger().get('/desk')).location).toBe('/sign-in?from=%2Fdesk')
  expect(await decisionsOf(number)).toEqual([])
})

test('a case that does not exist has no page', async () => {
  expect((await chen.get('/desk/cases/2020-01-0001')).status).toBe(404)
  expect((await chen.post('/desk/cases/x/decision', { outcome: 'accepted' })).status).toBe(404)
})

test('the queue pages by key, those due first in front, and can be narrowed', async () => {
  const busy = await startSite()
  await ensureDefaultChannels(busy.db)
  const moderator = await aUser(busy, { role: 'moderator' })
  for (let n = 0; n < 33; n += 1) await submit(busy, await aUser(busy), { name: `第${n}号申请` })
  const first = await moderator.get('/desk?kind=application')
  const numbers = (text: string) => [...text.matchAll(/href="\/desk\/cases\/([0-9-]+)"/g)].map((match) => match[1])
  expect(numbers(first.text)).toHaveLength(30)
  const next = /href="(\/desk\?[^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&')
  const second = await moderator.get(next ?? '')
  const all = [...numbers(first.text), ...numbers(second.text)]
  expect(all).toHaveLength(33)
  expect(all).toEqual([...all].sort())
  expect(new Set(all).size).toBe(33)
  expect(numbers((await moderator.get('/desk?kind=review')).text)).toEqual([])
  expect((await moderator.get('/desk?after=nonsense')).status).toBe(200)
})

test('cases opened at the same moment get different numbers', async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => aUser(site)))
  await Promise.all(people.map((person) => submit(site, person)))
  const numbers = await Promise.all(people.map((person) => caseNumberOf(site, person)))
  expect(new Set(numbers).size).toBe(6)
})

test('the queue is brought in line twice without harm', async () => {
  const { person, number } = await anApplicant(site)
  const { id } = await site.db
    .selectFrom('application')
    .select('id')
    .where('user_id', '=', person.id)
    .executeTakeFirstOrThrow()
  const { mirrorApplication } = await import('#features/moderation/index.ts')
  await Promise.all([1, 2, 3].map(() => mirrorApplication(site.house, { applicationId: id })))
  const cases = await site.db.selectFrom('case').select('number').where('application_id', '=', id).execute()
  expect(cases).toEqual([{ number }])
})

test('the applicant is told of a decision in a letter, once, with the reason in their language', async () => {
  const { person, number } = await anApplicant(site)
  await site.db.updateTable('user').set({ language: 'en' }).where('id', '=', person.id).execute()
  await decide(chen, number, { outcome: 'refused', reason })
  await site.settle()
  const letters = await site.db
    .selectFrom('letter')
    .select(['to_address', 'locale', 'body'])
    .where('user_id', '=', person.id)
    .execute()
  expect(letters).toHaveLength(1)
  expect(letters[0]).toMatchObject({ to_address: person.email, locale: 'en' })
  expect(letters[0]?.body).toContain(reason)
})
