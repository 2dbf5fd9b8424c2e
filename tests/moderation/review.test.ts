import { beforeAll, expect, test } from 'vitest'
import { decisionForLetter } from '#features/moderation/index.ts'
import { type Author, aDraft, anAuthor, type Draft, save } from '../articles/build.ts'
import { aCreator, decide, hidden } from '../harness/creators.ts'
import { aUser, type Person } from '../harness/people.ts'
import { type Site, startSite } from '../harness/site.ts'

let site: Site
let moderator: Person

beforeAll(async () => {
  site = await startSite()
  moderator = await aUser(site, { role: 'moderator' })
})

test('the desk sets a creator to review first and back', async () => {
  const { id, handle } = await aCreator(site)
  const reviewed = async () =>
    (await site.db.selectFrom('creator').select('is_reviewed_first').where('id', '=', id).executeTakeFirstOrThrow())
      .is_reviewed_first
  expect((await moderator.get(`/desk/creators?find=${handle}`)).text).toContain(`/desk/creators/${id}/review`)
  await moderator.post(`/desk/creators/${id}/review`, { on: 'yes' })
  expect(await reviewed()).toBe(true)
  await moderator.post(`/desk/creators/${id}/review`, { on: 'no' })
  expect(await reviewed()).toBe(false)
})

test('only moderators and operators set it', async () => {
  const { id, owner } = await aCreator(site)
  for (const someone of [owner, await aUser(site, { role: 'editor' })])
    expect((await someone.post(`/desk/creators/${id}/review`, { on: 'yes' })).status).toBe(403)
  expect((await moderator.post('/desk/creators/nobody/review', { on: 'yes' })).status).toBe(404)
})

const changesOf = (id: string) =>
  site.db
    .selectFrom('review_change')
    .select(['is_reviewed_first', 'changed_by'])
    .where('creator_id', '=', id)
    .orderBy('id')
    .execute()

test('who set it is noted and shown at the desk', async () => {
  const { id, handle } = await aCreator(site)
  const other = await aUser(site, { role: 'moderator', name: '第二位审核员' })
  await moderator.post(`/desk/creators/${id}/review`, { on: 'yes' })
  await moderator.post(`/desk/creators/${id}/review`, { on: 'yes' })
  await other.post(`/desk/creators/${id}/review`, { on: 'no' })
  expect(await changesOf(id)).toEqual([
    { is_reviewed_first: true, changed_by: moderator.id },
    { is_reviewed_first: false, changed_by: other.id },
  ])
  expect((await moderator.get(`/desk/creators?find=${handle}`)).text).toContain('第二位审核员')
})

test('a moderator does not set it for a creator of their own, nor for one of somebody of a higher role', async () => {
  const own = await anAuthor(site, { isReviewedFirst: true })
  await site.db.updateTable('user').set({ role: 'moderator' }).where('id', '=', own.id).execute()
  const set = (who: Person, on: string) => who.post(`/desk/creators/${own.creatorId}/review`, { on })
  const refused = await set(own, 'no')
  expect(refused.status).toBe(403)
  expect(refused.text).toContain('这是你自己的号')
  expect((await set(moderator, 'no')).status).toBe(303)
  await site.db.updateTable('user').set({ role: 'operator' }).where('id', '=', own.id).execute()
  const above = await set(moderator, 'yes')
  expect(above.status).toBe(403)
  expect(above.text).toContain('职务比你高')
  expect((await set(await aUser(site, { role: 'operator' }), 'yes')).status).toBe(303)
  expect((await changesOf(own.creatorId)).map((change) => change.is_reviewed_first)).toEqual([false, true])
})

test('what was typed to find a creator is matched as it stands', async () => {
  const { handle } = await aCreator(site, { name: '百分之百 100%' })
  const found = async (find: string) =>
    (await moderator.get(`/desk/creators?find=${encodeURIComponent(find)}`)).text.includes(`/@${handle}"`)
  expect(await found('百分之百')).toBe(true)
  expect(await found(`@${handle}`)).toBe(true)
  expect(await found('%')).toBe(false)
  expect(await found('_')).toBe(false)
})

const submit = async (author: Author, draft: Draft) => {
  const row = await site.db
    .selectFrom('draft')
    .select('details')
    .where('article_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  const { channels } = row.details as { channels: string[] }
  const fields = { version: String(draft.version), act: 'publish', channels, summary: '', tags: '' }
  const answer = await author.post(`/studio/articles/${draft.id}/publication`, fields)
  await site.settle()
  return answer
}

const caseOf = (articleId: string) =>
  site.db
    .selectFrom('case')
    .select(['number', 'state', 'subject'])
    .where('article_id', '=', articleId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()

const aSubmission = async (text = '提交的正文') => {
  const author = await anAuthor(site, { isReviewedFirst: true })
  const draft = await aDraft(site, author, { texts: [text] })
  await submit(author, draft)
  return { author, draft, number: (await caseOf(draft.id)).number }
}

test('a submitted article waits at the desk with its text, and acceptance publishes just that', async () => {
  const { author, draft, number } = await aSubmission('提交的正文')
  expect((await moderator.get('/desk?kind=review')).text).toContain('《末班公交多开一小时》')
  await save(author, draft.id, draft.version, {}, ['后来改的'])
  const page = await moderator.get(`/desk/cases/${number}`)
  expect(page.text).toContain('提交的正文')
  expect(page.text).not.toContain('后来改的')
  expect((await decide(moderator, number, { outcome: 'accepted' })).status).toBe(303)
  const read = await site.stranger().get(`/a/${draft.id}`)
  expect(read.status).toBe(200)
  expect(read.text).toContain('提交的正文')
  expect(await caseOf(draft.id)).toMatchObject({ state: 'closed' })
})

test('an article is sent back with a reason, which its author is told, and a new submission opens a new case', async () => {
  const { author, draft, number } = await aSubmission()
  expect((await decide(moderator, number, { outcome: 'sent-back', reason: '太短' })).status).toBe(422)
  await decide(moderator, number, { outcome: 'sent-back', reason: '标题与正文说的不是一回事，请改。' })
  expect((await author.get(`/studio/articles/${draft.id}`)).text).toContain('标题与正文说的不是一回事，请改。')
  const { id } = await site.db
    .selectFrom('decision')
    .innerJoin('case', 'case.id', 'decision.case_id')
    .select('decision.id')
    .where('case.number', '=', number)
    .executeTakeFirstOrThrow()
  expect(await decisionForLetter(site.db, id)).toMatchObject({
    kind: 'review',
    userId: author.id,
    outcome: 'sent-back',
    reason: '标题与正文说的不是一回事，请改。',
    path: `/studio/articles/${draft.id}`,
  })
  await submit(author, draft)
  expect((await caseOf(draft.id)).number).not.toBe(number)
})

test('an article submitted anew while a moderator reads the older text is not decided on that', async () => {
  const { author, draft, number } = await aSubmission('第一次')
  const seen = hidden(await moderator.get(`/desk/cases/${number}`), 'seen')
  const saved = await save(author, draft.id, draft.version, {}, ['第二次'])
  await submit(author, { ...draft, version: saved.json<{ version: number }>().version })
  expect((await caseOf(draft.id)).number).toBe(number)
  const answer = await moderator.post(`/desk/cases/${number}/decision`, { seen, outcome: 'accepted', do: 'send' })
  expect(answer.status).toBe(409)
  expect((await site.stranger().get(`/a/${draft.id}`)).status).toBe(404)
  expect((await decide(moderator, number, { outcome: 'accepted' })).status).toBe(303)
  expect((await site.stranger().get(`/a/${draft.id}`)).text).toContain('第二次')
})

test('an article that is taken back leaves the desk', async () => {
  const { author, draft } = await aSubmission()
  await author.post(`/studio/articles/${draft.id}/submission`)
  await site.settle()
  expect(await caseOf(draft.id)).toMatchObject({ state: 'closed' })
})

test('nobody decides on an article of a creator of their own', async () => {
  const { author, number, draft } = await aSubmission()
  await site.db.updateTable('user').set({ role: 'moderator' }).where('id', '=', author.id).execute()
  const page = await author.get(`/desk/cases/${number}`)
  expect(page.text).toContain('你自己的号')
  const seen = hidden(await moderator.get(`/desk/cases/${number}`), 'seen')
  const answer = await author.post(`/desk/cases/${number}/decision`, { seen, outcome: 'accepted', do: 'send' })
  expect(answer.status).toBe(403)
  expect((await site.stranger().get(`/a/${draft.id}`)).status).toBe(404)
})

test('of two moderators who review at once one wins', async () => {
  const other = await aUser(site, { role: 'moderator' })
  const { number } = await aSubmission()
  const answers = await Promise.all([
    decide(moderator, number, { outcome: 'accepted' }),
    decide(other, number, { outcome: 'sent-back', reason: '标题与正文说的不是一回事。' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409])
})
