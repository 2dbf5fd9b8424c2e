import { beforeAll, expect, test } from 'vitest'
import { ensureDefaultChannels } from '#features/channels/index.ts'
import {
  aCreator,
  anApplicant,
  anApplication,
  caseNumberOf,
  decide,
  freshHandle,
  hidden,
  submit,
} from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site
let moderator: Person

beforeAll(async () => {
  site = await startSite()
  await ensureDefaultChannels(site.db)
  moderator = await aUser(site, { role: 'moderator', name: '陈审核' })
})

const applicationOf = (person: Person) =>
  site.db
    .selectFrom('application')
    .selectAll()
    .where('user_id', '=', person.id)
    .orderBy('id', 'desc')
    .executeTakeFirst()

const pdf = (text = 'proof') => new File([`%PDF-1.4\n${text}\n%%EOF`], '登记证.pdf', { type: 'application/pdf' })

test('a stranger learns what it is and how to begin', async () => {
  const page = await site.stranger().get('/apply')
  expect(page.status).toBe(200)
  expect(page.text).toContain('怎样入驻')
  expect(page.text).toContain('/sign-in?from=%2Fapply')
})

test('somebody with an unconfirmed address is told to confirm it and cannot save', async () => {
  const person = await aUser(site, { isVerified: false })
  expect((await person.get('/apply')).text).toContain('先确认邮箱')
  const answer = await person.post('/apply', await anApplication(site))
  expect(answer.status).toBe(403)
  expect(await applicationOf(person)).toBeUndefined()
})

test('an application is kept as one goes, also half filled in', async () => {
  const person = await aUser(site)
  await person.post('/apply', { version: '0', name: '半截', why: '还没想好', links: 'not an address', do: 'save' })
  const page = await person.get('/apply')
  expect(page.text).toContain('value="半截"')
  expect(page.text).toContain('还没想好')
  expect(page.text).toContain('not an address')
  expect((await applicationOf(person))?.state).toBe('draft')
})

test('an incomplete application is not submitted, says what is missing at each field and loses nothing', async () => {
  const person = await aUser(site)
  const handle = freshHandle()
  const answer = await person.post('/apply', {
    version: '0',
    handle,
    why: '短',
    links: 'ftp://x.example',
    do: 'submit',
  })
  expect(answer.status).toBe(422)
  for (const field of ['kind', 'name', 'tagline', 'channels', 'why', 'links'])
    expect(answer.text).toContain(`id="e-${field}"`)
  expect(answer.text).not.toContain('id="e-handle"')
  expect(answer.text).toContain(`value="${handle}"`)
  expect((await applicationOf(person))?.state).toBe('draft')
})

test('what is too long is refused with everything still in the form', async () => {
  const person = await aUser(site)
  const answer = await person.post('/apply', { version: '0', name: '长'.repeat(61), tagline: '一句话', do: 'save' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('长'.repeat(61))
  expect(answer.text).toContain('value="一句话"')
})

test('what no database can hold is left out, and the rest is kept', async () => {
  const person = await aUser(site)
  await person.post('/apply', { version: '0', name: '夜\0行', tagline: 'a\0b', why: '\ud800c', do: 'save' })
  expect(await applicationOf(person)).toMatchObject({ name: '夜行', tagline: 'ab', why: '\ufffdc' })
})

test('a complete application reaches the desk and its page says so', async () => {
  const person = await aUser(site)
  await submit(site, person, { name: '云桥科技馆' })
  expect((await person.get('/apply')).text).toContain('三天内会有答复')
  const queue = await moderator.get('/desk?kind=application')
  expect(queue.text).toContain('云桥科技馆')
  expect(await caseNumberOf(site, person)).toMatch(/^\d{4}-\d{2}-\d{4}$/)
})

test('a window that saved earlier does not overwrite the other one: both versions are shown', async () => {
  const person = await aUser(site)
  await person.post('/apply', { version: '0', name: '起初', do: 'save' })
  const version = hidden(await person.get('/apply'), 'version')
  await person.post('/apply', { version, name: '这边的', do: 'save' })
  const late = await person.post('/apply', { version, name: '那边的', do: 'save' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('value="那边的"')
  expect(late.text).toContain('这边的')
  expect((await applicationOf(person))?.name).toBe('这边的')
  await person.post('/apply', { version: hidden(late, 'version'), name: '那边的', do: 'save' })
  expect((await applicationOf(person))?.name).toBe('那边的')
})

test('two windows that begin at once make one application', async () => {
  const person = await aUser(site)
  const answers = await Promise.all(
    ['甲', '乙'].map((name) => person.post('/apply', { version: '0', name, do: 'save' })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
  const rows = await site.db.selectFrom('application').select('id').where('user_id', '=', person.id).execute()
  expect(rows).toHaveLength(1)
})

test('the script saves while one types and is told of a conflict', async () => {
  const person = await aUser(site)
  const json = { accept: 'application/json' }
  const first = await person.post('/apply', { version: '0', name: '甲' }, json)
  expect(first.json()).toEqual({ version: 1 })
  expect((await person.post('/apply', { version: '0', name: '乙' }, json)).status).toBe(409)
  expect((await site.stranger().post('/apply', { name: '乙' }, json)).status).toBe(401)
})

test('proof files are kept for the applicant and the desk alone, and can be removed', async () => {
  const person = await aUser(site)
  await person.post('/apply', await anApplication(site, { files: [pdf('one'), pdf('two')] }))
  const page = await person.get('/apply')
  const [first, second] = [...page.text.matchAll(/\/media\/proofs\/([0-9a-z]{13})/g)].map((match) => match[1])
  expect((await person.get(`/media/proofs/${first}`)).status).toBe(200)
  expect((await moderator.get(`/media/proofs/${first}`)).status).toBe(200)
  expect((await (await aUser(site, { role: 'editor' })).get(`/media/proofs/${first}`)).status).toBe(404)
  expect((await site.stranger().get(`/media/proofs/${first}`)).status).toBe(404)
  await person.post(
    '/apply',
    await anApplication(site, { version: hidden(page, 'version'), do: `remove-file:${first}` }),
  )
  expect((await person.get(`/media/proofs/${first}`)).status).toBe(404)
  expect((await person.get(`/media/proofs/${second}`)).status).toBe(200)
})

test('nobody removes the proof file of somebody else', async () => {
  const { person } = await anApplicant(site, { files: [pdf()] })
  const row = await applicationOf(person)
  const [file] = (row?.files ?? []) as { id: string }[]
  const other = await aUser(site)
  await other.post('/apply', await anApplication(site, { do: `remove-file:${file?.id}` }))
  expect((await person.get(`/media/proofs/${file?.id}`)).status).toBe(200)
})

test('a file that is no proof is refused by name, and the rest is kept', async () => {
  const person = await aUser(site)
  const page = new File(['<script>alert(1)</script>'], 'page.html', { type: 'text/html' })
  const answer = await person.post('/apply', await anApplication(site, { files: [page, pdf()] }))
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('page.html')
  const row = await applicationOf(person)
  expect(row?.name).toBe('夜行的人')
  expect(row?.files).toHaveLength(1)
})

test('files that come with an outdated form are kept all the same', async () => {
  const person = await aUser(site)
  await person.post('/apply', { version: '0', name: '甲', do: 'save' })
  const late = await person.post('/apply', await anApplication(site, { version: '0', files: [pdf()] }))
  expect(late.status).toBe(409)
  expect((await applicationOf(person))?.files).toHaveLength(1)
  expect((await applicationOf(person))?.name).toBe('甲')
  expect((await person.post('/apply', await anApplication(site, { version: hidden(late, 'version') }))).status).toBe(
    303,
  )
  expect((await applicationOf(person))?.files).toHaveLength(1)
})

test('a withdrawn application leaves the queue, keeps its content and can be submitted again', async () => {
  const { person, number } = await anApplicant(site, { name: '来而复去' })
  await person.post('/apply/withdrawal')
  await site.settle()
  expect((await moderator.get('/desk')).text).not.toContain('来而复去')
  expect((await moderator.get(`/desk/cases/${number}`)).text).toContain('对方撤回')
  await person.post('/apply/restart')
  const page = await person.get('/apply')
  expect(page.text).toContain('value="来而复去"')
  await submit(site, person, { name: '来而复去', version: hidden(page, 'version') })
  expect((await moderator.get('/desk')).text).toContain('来而复去')
})

test('submitting and withdrawing at once leaves desk and applicant with the same story', async () => {
  for (let round = 0; round < 5; round += 1) {
    const person = await aUser(site)
    const form = await anApplication(site, { do: 'submit' })
    await Promise.all([person.post('/apply', form), person.post('/apply/withdrawal')])
    await site.settle()
    const row = await applicationOf(person)
    const open = await site.db
      .selectFrom('case')
      .select('state')
      .where('application_id', '=', row?.id ?? '')
      .where('state', '=', 'open')
      .execute()
    expect(open).toHaveLength(row?.state === 'submitted' ? 1 : 0)
  }
})

test('an application that waits cannot be changed, and what was typed is shown', async () => {
  const { person } = await anApplicant(site)
  const answer = await person.post('/apply', await anApplication(site, { version: '2', name: '偷偷改名' }))
  expect(answer.status).toBe(409)
  expect(answer.text).toContain('偷偷改名')
  expect((await applicationOf(person))?.name).toBe('夜行的人')
})

test('asked for more, the applicant reads the reason, changes the form and the same case comes back', async () => {
  const { person, number } = await anApplicant(site)
  await decide(moderator, number, { outcome: 'more-asked', reason: '请附上机构的登记证明文件。' })
  const page = await person.get('/apply')
  expect(page.text).toContain('请附上机构的登记证明文件。')
  expect(page.text).toContain('重新提交')
  await submit(site, person, { version: hidden(page, 'version'), files: [pdf()] })
  expect(await caseNumberOf(site, person)).toBe(number)
  expect((await moderator.get(`/desk/cases/${number}`)).text).toContain('登记证.pdf')
})

test('refused, the applicant reads the reason and applies again with the same words but without the files', async () => {
  const { person, number } = await anApplicant(site, { files: [pdf()] })
  await decide(moderator, number, { outcome: 'refused', reason: '名称与一家现有机构相同，无法核实。' })
  expect((await person.get('/apply')).text).toContain('名称与一家现有机构相同，无法核实。')
  await person.post('/apply/restart')
  const page = await person.get('/apply')
  expect(page.text).toContain('value="夜行的人"')
  expect(page.text).not.toContain('/media/proofs/')
  await submit(site, person, { version: hidden(page, 'version') })
  const again = await caseNumberOf(site, person)
  expect(again).not.toBe(number)
  expect((await moderator.get(`/desk/cases/${again}`)).text).toContain('无法核实')
})

test('accepted, the applicant owns a creator with its own page and may apply for another', async () => {
  const handle = freshHandle()
  const { person, number } = await anApplicant(site, { handle })
  await decide(moderator, number, { outcome: 'accepted', reason: '欢迎来写。' })
  expect((await person.get(`/@${handle}`)).status).toBe(200)
  const page = await person.get('/apply')
  expect(page.text).toContain('欢迎来写。')
  expect(page.text).toContain('再申请一个号')
  await submit(site, person)
  await decide(moderator, await caseNumberOf(site, person), { outcome: 'accepted' })
  const owned = await site.db.selectFrom('creator_member').select('role').where('user_id', '=', person.id).execute()
  expect(owned).toEqual([{ role: 'owner' }, { role: 'owner' }])
})

test('whether a handle is free is said before one submits', async () => {
  const { handle } = await aCreator(site)
  const person = await aUser(site)
  const check = async (wanted: string) => (await person.get(`/apply/handle?handle=${wanted}`)).json()
  expect(await check(handle.replace('-', '_'))).toMatchObject({ isFree: false, problem: 'handle-taken' })
  expect(await check('admin')).toMatchObject({ isFree: false, problem: 'handle-reserved' })
  expect(await check(freshHandle())).toMatchObject({ isFree: true })
  expect((await site.stranger().get('/apply/handle?handle=x')).status).toBe(401)
})

test('a handle that looks like one already given, or a name like a verified one, is refused on submission', async () => {
  const { handle } = await aCreator(site, { name: 'Xinhua Daily', verifiedAs: 'Xinhua Daily Press' })
  const person = await aUser(site)
  const form = await anApplication(site, { handle: handle.replace('-', '_'), name: 'Хinhua daiIy', do: 'submit' })
  const answer = await person.post('/apply', form)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain('id="e-handle"')
  expect(answer.text).toContain('id="e-name"')
})
