import { afterEach, expect, test } from 'vitest'
import { publishDue } from '#features/articles/index.ts'
import { writeLocalTime } from '#features/articles/local-time.ts'
import { moveClock, now } from '#platform/clock.ts'
import { startSite } from '../harness/site.ts'
import { type Author, aMember, anAuthor } from './build.ts'
import { aDraftOf, publicationOf, publish, rewrite, text } from './writing.ts'

const site = await startSite() // its clock is that of Shanghai

let moved = 0
const pass = (hours: number) => {
  moved += hours * 3_600_000
  moveClock(hours * 3_600_000)
}
afterEach(() => {
  moveClock(-moved)
  moved = 0
})

const inHours = (hours: number) => writeLocalTime(new Date(now().getTime() + hours * 3_600_000), 'Asia/Shanghai')
const plan = async (author: Author, draft: { id: string; version: number }, more: Record<string, string> = {}) => {
  const form = await publicationOf(site, draft, { when: 'later', at: inHours(2), ...more })
  return author.post(`/studio/articles/${draft.id}/publication`, form)
}
const versionOf = async (author: Author, id: string) =>
  (await author.get(`/studio/articles/${id}/draft`)).json<{ version: number }>().version
const stateOf = async (id: string) =>
  (await site.db.selectFrom('article').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
const statusOf = async (id: string) => (await site.stranger().get(`/a/${id}`)).status
const eventsOf = async (id: string) => {
  const rows = await site.db.selectFrom('revision').select('reason').where('article_id', '=', id).execute()
  return rows.filter(({ reason }) => reason === 'published').length
}
const changed = { document: { type: 'doc', content: [{ type: 'paragraph', content: [text('后来改的。')] }] } }

test('an article comes out at its time, not before, and once', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  expect((await plan(author, draft)).status).toBe(303)
  await publishDue(site.house)
  expect([await stateOf(draft.id), await statusOf(draft.id)]).toEqual(['scheduled', 404])
  pass(2.1)
  await Promise.all([publishDue(site.house), publishDue(site.house), publishDue(site.house)])
  await publishDue(site.house)
  expect([await stateOf(draft.id), await statusOf(draft.id), await eventsOf(draft.id)]).toEqual(['published', 200, 1])
})

test('an article whose only channel is hidden meanwhile stays unpublished, and its author is told', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  await plan(author, draft)
  const { details } = await site.db
    .selectFrom('draft')
    .select('details')
    .where('article_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  const [channel = ''] = (details as { channels: string[] }).channels
  await site.db.updateTable('channel').set({ is_hidden: true }).where('id', '=', channel).execute()
  pass(2.1)
  await publishDue(site.house)
  expect([await stateOf(draft.id), await statusOf(draft.id)]).toEqual(['draft', 404])
  expect((await author.get(`/studio/articles/${draft.id}/publication`)).text).toContain('所选的频道都不再开放')
})

test('the studio and the page of step three tell the time, in the zone of the site', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  const at = inHours(2)
  await plan(author, draft, { at })
  const page = await author.get(`/studio/articles/${draft.id}/publication`)
  expect(page.text).toContain('Asia/Shanghai（UTC+8）')
  expect(page.text).toContain(`value="${at}"`)
  expect(page.text).toMatch(/定于 <time/)
  expect((await author.get('/studio')).text).toMatch(/定于 <time[^>]*>[^<]*<\/time> 发布/)
})

test('what comes out is the text that was there when the time was set', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  await plan(author, draft)
  await rewrite(author, { id: draft.id, version: await versionOf(author, draft.id) }, changed)
  pass(2.1)
  await publishDue(site.house)
  await site.settle()
  const page = await site.stranger().get(`/a/${draft.id}`)
  expect(page.text).toContain('正文。')
  expect(page.text).not.toContain('后来改的。')
  expect((await author.get('/studio?tab=published')).text).toContain('有未发布的修改')
})

test('setting the time again takes the newer text and the newer time', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  await plan(author, draft)
  const version = await rewrite(author, { id: draft.id, version: await versionOf(author, draft.id) }, changed)
  await plan(author, { id: draft.id, version }, { at: inHours(5) })
  pass(2.1)
  await publishDue(site.house)
  expect(await stateOf(draft.id)).toBe('scheduled')
  pass(3)
  await publishDue(site.house)
  expect((await site.stranger().get(`/a/${draft.id}`)).text).toContain('后来改的。')
})

test('a plan can be taken back, and publishing at once ends it', async () => {
  const author = await anAuthor(site)
  const [one, other] = [await aDraftOf(site, author), await aDraftOf(site, author)]
  await plan(author, one)
  await plan(author, other)
  await author.post(`/studio/articles/${one.id}/plan-cancellation`)
  expect(await stateOf(one.id)).toBe('draft')
  await publish(site, author, { id: other.id, version: await versionOf(author, other.id) })
  pass(3)
  await publishDue(site.house)
  expect([await stateOf(one.id), await stateOf(other.id), await eventsOf(other.id)]).toEqual(['draft', 'published', 1])
})

test('an update of a published article can wait for its time, while readers read on', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  await publish(site, author, draft)
  const version = await rewrite(author, { id: draft.id, version: await versionOf(author, draft.id) }, changed)
  await plan(author, { id: draft.id, version }, { kind: 'correction', reason: '数字写错了。' })
  expect((await site.stranger().get(`/a/${draft.id}`)).text).toContain('正文。')
  pass(2.1)
  await publishDue(site.house)
  await site.settle()
  const page = await site.stranger().get(`/a/${draft.id}`)
  expect(page.text).toContain('后来改的。')
  expect(page.text).toContain('数字写错了。')
})

test.each([
  [
    'the creator is suspended',
    (author: Author) =>
      site.db.updateTable('creator').set({ state: 'suspended' }).where('id', '=', author.creatorId).execute(),
    '这个号被停用了。',
  ],
  [
    'the author lost the role',
    (author: Author) =>
      site.db.updateTable('creator_member').set({ role: 'writer' }).where('user_id', '=', author.id).execute(),
    '不能替这个号发布',
  ],
  [
    'the account is suspended',
    (author: Author) =>
      site.db.updateTable('user').set({ suspended_at: new Date() }).where('id', '=', author.id).execute(),
    '不能替这个号发布',
  ],
])('is not published when %s, and the author is told by letter and in the studio', async (_name, strike, sentence) => {
  const author = await anAuthor(site)
  const colleague = await aMember(site, author, 'owner')
  const draft = await aDraftOf(site, author)
  await plan(author, draft)
  await strike(author)
  pass(2.1)
  await publishDue(site.house)
  await publishDue(site.house)
  expect([await stateOf(draft.id), await statusOf(draft.id)]).toEqual(['draft', 404])
  expect((await colleague.get(`/studio/articles/${draft.id}/publication`)).text).toContain(sentence)
  await site.settle()
  const letters = await site.db.selectFrom('letter').select('link_path').where('user_id', '=', author.id).execute()
  expect(letters).toEqual([{ link_path: `/studio/articles/${draft.id}/publication` }])
})

test.each([
  ['a time that has passed', { at: '2020-01-01T09:00' }, '这个时间已经过去了'],
  ['a time years away', { at: '2099-01-01T09:00' }, '最多可以定在一年以内'],
  ['no time', { at: '' }, '这一项的内容不合格式'],
  ['words', { at: 'tomorrow' }, '这一项的内容不合格式'],
])('%s is refused, and what was typed stays', async (_name, fields, sentence) => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  const answer = await plan(author, draft, { ...fields, summary: '写好的摘要' })
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(sentence)
  expect(answer.text).toContain('写好的摘要')
  expect(await stateOf(draft.id)).toBe('draft')
})

test('what lacks a declaration cannot be planned, nor can a writer plan', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  const writer = await aMember(site, author, 'writer')
  const form = await publicationOf(site, draft, { when: 'later', at: inHours(2) })
  expect((await writer.post(`/studio/articles/${draft.id}/publication`, form)).status).toBe(403)
  const opened = await author.post('/studio/articles')
  const id = opened.location?.split('/').at(-1) ?? ''
  expect((await plan(author, { id, version: 1 })).status).toBe(422)
})
