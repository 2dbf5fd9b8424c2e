import { expect, test } from 'vitest'
import { publishDue } from '#features/articles/index.ts'
import { writeLocalTime } from '#features/articles/local-time.ts'
import { moveClock, now } from '#platform/clock.ts'
import { startSite } from '../harness/site.ts'
import { type Author, aDraft, anAuthor, type Draft, save } from './build.ts'
import { aDraftOf, publicationOf } from './writing.ts'

const site = await startSite()

const json = { accept: 'application/json' }
const conflictsOf = async (id: string) =>
  (
    await site.db
      .selectFrom('revision')
      .select('number')
      .where('article_id', '=', id)
      .where('reason', '=', 'conflict')
      .execute()
  ).length
const versionOf = async (author: Author, id: string) =>
  (await author.get(`/studio/articles/${id}/draft`)).json<{ version: number }>().version
const publish = async (author: Author, { id }: Draft, more: Record<string, string> = {}) => {
  const draft = { id, version: await versionOf(author, id) }
  return author.post(`/studio/articles/${id}/publication`, await publicationOf(site, draft, more))
}

/** How often a script is let through before it is refused. */
const untilRefused = async (ask: () => Promise<{ status: number }>, atMost: number): Promise<number> => {
  for (let n = 0; n < atMost; n += 1) if ((await ask()).status === 429) return n
  return Number.POSITIVE_INFINITY
}

test('a script that saves on and on is told to wait, and who types as fast as the editor saves is not', async () => {
  const author = await anAuthor(site)
  let { id, version } = await aDraft(site, author)
  const path = `/studio/articles/${id}/draft`
  expect(await untilRefused(() => author.sendJson('PUT', path, {}), 600)).toBeGreaterThanOrEqual(239)
  const refused = await save(author, id, version, {}, ['脚本'])
  expect([refused.status, refused.json()]).toEqual([429, { problem: 'too-often' }])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  for (let n = 0; n < 60; n += 1) {
    moveClock(800)
    const saved = await save(author, id, version, {}, [`第${n}次`])
    expect([n, saved.status]).toEqual([n, 200])
    version = saved.json<{ version: number }>().version
  }
  moveClock(-48_000)
}, 120_000)

test('some twenty texts that met another are kept an hour, and later ones are still answered with the text that is there', async () => {
  const author = await anAuthor(site)
  const { id } = await aDraft(site, author)
  const answers = []
  for (let n = 0; n < 30; n += 1) answers.push(await save(author, id, 1, {}, [`别的文字${n}`]))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 30 }, () => 409))
  const last = answers.at(-1)?.json<{ current: { document: object }; keptRevision: number | null }>()
  expect(last?.keptRevision).toBeNull()
  expect(JSON.stringify(last?.current.document)).toContain('末班车推迟了一小时')
  expect(await conflictsOf(id)).toBeLessThan(24)
  moveClock(600_000)
  const later = await save(author, id, 1, {}, ['过了十分钟'])
  expect(later.json<{ keptRevision: number | null }>().keptRevision).toBeGreaterThan(20)
  moveClock(-600_000)
})

test('an article is published six times in ten minutes at most; what was filled in is kept, and its time comes all the same', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  expect((await publish(author, draft)).status).toBe(303)
  const change = { kind: 'typo', reason: '' }
  for (let n = 0; n < 5; n += 1)
    expect((await publish(author, draft, { ...change, summary: `摘要${n}` })).status).toBe(303)
  const refused = await publish(author, draft, { ...change, summary: '第七个摘要' })
  expect(refused.status).toBe(429)
  expect(refused.text).toContain('几分钟里已经发布了好几次')
  expect((await author.get(`/studio/articles/${draft.id}/publication`)).text).toContain('第七个摘要')
  expect((await site.stranger().get(`/a/${draft.id}`)).text).not.toContain('第七个摘要')
  const at = writeLocalTime(new Date(now().getTime() + 90_000), 'Asia/Shanghai')
  expect((await publish(author, draft, { ...change, summary: '到时的摘要', when: 'later', at })).status).toBe(303)
  moveClock(95_000)
  await publishDue(site.house)
  expect((await author.get('/studio?tab=published')).text).not.toContain('没有成功')
  const row = await site.db.selectFrom('article').select('summary').where('id', '=', draft.id).executeTakeFirstOrThrow()
  expect(row.summary).toBe('到时的摘要')
  moveClock(-95_000)
})

test('pressing the button while something is missing counts for nothing', async () => {
  const author = await anAuthor(site)
  const draft = await aDraftOf(site, author)
  for (let n = 0; n < 8; n += 1) {
    const { version } = { version: await versionOf(author, draft.id) }
    const form = { version: String(version), act: 'publish', channels: [], summary: `${n}` }
    expect((await author.post(`/studio/articles/${draft.id}/publication`, form)).status).toBe(422)
  }
  expect((await publish(author, draft)).status).toBe(303)
})

test('a hundred new articles at once are opened, and then a page says to wait', async () => {
  const author = await anAuthor(site)
  for (let n = 0; n < 100; n += 1) expect((await author.post('/studio/articles')).status).toBe(303)
  const refused = await author.post('/studio/articles')
  expect(refused.status).toBe(429)
  expect(refused.text).toContain('操作得太密了')
  moveClock(3_600_000)
  expect((await author.post('/studio/articles')).status).toBe(303)
  moveClock(-3_600_000)
})

test('versions are kept and brought back sixty times at once, and by a script no more often', async () => {
  const author = await anAuthor(site)
  const { id } = await aDraft(site, author)
  const at = (act: string) => () => author.post(`/studio/articles/${id}/${act}`, { number: '1', version: '2' }, json)
  expect(await untilRefused(at('revisions'), 100)).toBeGreaterThanOrEqual(60)
  expect(await untilRefused(at('restoration'), 20)).toBeLessThan(20)
  expect(await untilRefused(at('discarding'), 20)).toBeLessThan(20)
})
