import { expect, test } from 'vitest'
import { verifyRevisions } from '#features/articles/verify-revisions.ts'
import { moveClock } from '#platform/clock.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { aDraft, aMember, anAuthor, paragraphs, save } from './build.ts'

const site = await startSite()

const draftOf = async (person: { get: (path: string) => Promise<{ json: <T>() => T }> }, id: string) =>
  (await person.get(`/studio/articles/${id}/draft`)).json<{
    version: number
    details: { title: string }
    document: { content: { content: { text: string }[] }[] }
    editedBy: string
  }>()

const revisions = (id: string) =>
  site.db
    .selectFrom('revision')
    .select(['number', 'reason', 'text'])
    .where('article_id', '=', id)
    .orderBy('number')
    .execute()

test('what is typed is saved and comes back, under a new version', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  const answer = await save(ana, id, version, { title: '新的标题' }, ['新的正文'])
  expect(answer.status).toBe(200)
  expect(answer.headers.get('etag')).toBe(`"${version + 1}"`)
  const draft = await draftOf(ana, id)
  expect(draft).toMatchObject({ version: version + 1, editedBy: ana.name, details: { title: '新的标题' } })
  expect(draft.document).toEqual(paragraphs('新的正文'))
})

test('a text typed upon an older version is kept beside the newer one, and both are told', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  await save(ana, id, version, {}, ['第一个窗口'])
  const late = await save(ana, id, version, {}, ['第二个窗口'])
  expect(late.status).toBe(409)
  const { current, keptRevision } = late.json<{
    current: { document: unknown; version: number }
    keptRevision: number
  }>()
  expect(current.document).toEqual(paragraphs('第一个窗口'))
  expect(current.version).toBe(version + 1)
  const kept = (await revisions(id)).find(({ number }) => number === keptRevision)
  expect(kept).toMatchObject({ reason: 'conflict', text: '第二个窗口' })
  const again = await save(ana, id, version, {}, ['第二个窗口'])
  expect(again.json()).toMatchObject({ keptRevision })
})

test('of two saves at once one wins and the other is kept', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  const answers = await Promise.all(['甲', '乙', '丙', '丁'].map((text) => save(ana, id, version, {}, [text])))
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  const { document } = await draftOf(ana, id)
  const texts = [...(await revisions(id)).map(({ text }) => text), document.content[0]?.content[0]?.text]
  expect(texts.sort()).toEqual(['甲', '乙', '丙', '丁'].sort())
})

test('an answer that was lost may be asked for again', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  await save(ana, id, version, {}, ['一样的'])
  const again = await save(ana, id, version, {}, ['一样的'])
  expect(again.status).toBe(200)
  expect(again.json()).toMatchObject({ version: version + 1 })
})

test('every ten minutes of typing a revision is kept', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  await save(ana, id, version, {}, ['五分钟'])
  expect(await revisions(id)).toHaveLength(0)
  moveClock(11 * 60_000)
  await save(ana, id, version + 1, {}, ['十一分钟'])
  await save(ana, id, version + 2, {}, ['十一分钟多'])
  expect(await revisions(id)).toMatchObject([{ number: 1, reason: 'editing', text: '十一分钟' }])
})

test.each([
  ['a title that is too long', { details: { title: '长'.repeat(201) } }, 422, 'details.title', 'too-long'],
  ['a detail that nobody knows', { details: { colour: 'red' } }, 422, 'details', 'not-valid'],
  [
    'a source without a title',
    { details: { sources: [{ url: 'https://example.org' }] } },
    422,
    'details.sources.0.title',
  ],
  [
    'an address that is a script',
    { details: { sources: [{ title: 'x', url: 'javascript:alert(1)' }] } },
    422,
    'details.sources.0.url',
    'not-url',
  ],
  [
    'a node that nobody knows',
    { document: { type: 'doc', content: [{ type: 'script' }] } },
    422,
    'document.content.0',
    'unknown-node',
  ],
  ['a text of a million characters', { document: paragraphs('长'.repeat(400_000)) }, 422],
])('%s is refused with its place, and nothing is saved', async (_name, body, status, path?: string, word?: string) => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  const answer = await ana.sendJson('PUT', `/studio/articles/${id}/draft`, body, { 'if-match': `"${version}"` })
  expect(answer.status).toBe(status)
  const { problems } = answer.json<{ problems: Record<string, string> }>()
  if (path) expect(Object.keys(problems)).toContain(path)
  if (path && word) expect(problems[path]).toBe(word)
  expect((await draftOf(ana, id)).version).toBe(version)
})

test('a NUL and half a character do not stop a save', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  const answer = await save(ana, id, version, { title: 'a\u0000b\ud800c' }, ['x\u0000y\udfff'])
  expect(answer.status).toBe(200)
  expect((await draftOf(ana, id)).details.title).not.toContain('\u0000')
})

test('nobody else learns that a draft is there', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  const other = await anAuthor(site)
  const operator = await aUser(site, { role: 'operator' })
  const body = { details: { title: '我的' } }
  const put = (person: typeof operator) =>
    person.sendJson('PUT', `/studio/articles/${id}/draft`, body, { 'if-match': `"${version}"` })
  for (const person of [other, operator]) {
    expect((await put(person)).status).toBe(404)
    for (const path of [
      '',
      '/draft',
      '/revisions',
      '/declaration',
      '/publication',
      '/preview',
      '/withdrawal',
      '/deletion',
    ])
      expect([path, (await person.get(`/studio/articles/${id}${path}`)).status]).toEqual([path, 404])
    for (const path of [
      '/revisions',
      '/restoration',
      '/declaration',
      '/publication',
      '/withdrawal',
      '/deletion',
      '/submission',
      '/discarding',
    ])
      expect([
        path,
        (await person.post(`/studio/articles/${id}${path}`, { version: '1', number: '1' })).status,
      ]).toEqual([path, 404])
  }
  expect((await other.get(`/a/${id}`)).status).toBe(404)
  expect((await ana.get(`/a/${id}`)).status).toBe(404)
})

test('who is not signed in is asked to, as a page or as a word', async () => {
  const ana = await anAuthor(site)
  const { id } = await aDraft(site, ana)
  const stranger = site.stranger()
  expect((await stranger.get(`/studio/articles/${id}`)).location).toMatch(/^\/sign-in/)
  const put = await stranger.sendJson('PUT', `/studio/articles/${id}/draft`, {}, { 'if-match': '"1"' })
  expect(put.status).toBe(401)
  expect(put.json()).toEqual({ problem: 'signed-out' })
})

test('a save without the version it was typed upon is refused', async () => {
  const ana = await anAuthor(site)
  const { id } = await aDraft(site, ana)
  expect((await ana.sendJson('PUT', `/studio/articles/${id}/draft`, {})).status).toBe(428)
})

test('a writer may write, but neither publish nor withdraw nor delete', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana)
  const writer = await aMember(site, ana, 'writer')
  expect((await save(writer, id, version, {}, ['写手改的'])).status).toBe(200)
  const publication = { version: String(version + 1), act: 'publish' }
  expect((await writer.post(`/studio/articles/${id}/publication`, publication)).status).toBe(403)
  expect((await writer.post(`/studio/articles/${id}/withdrawal`, { reason: 'x' })).status).toBe(403)
  expect((await writer.post(`/studio/articles/${id}/deletion`)).status).toBe(403)
})

test('an earlier revision is restored, and what stood there is kept', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana, { texts: ['一'] })
  const kept = await ana.post(`/studio/articles/${id}/revisions`, {}, { accept: 'application/json' })
  expect(kept.json()).toEqual({ number: 1 })
  await save(ana, id, version, {}, ['二'])
  const restored = await ana.post(
    `/studio/articles/${id}/restoration`,
    { number: '1', version: String(version + 1) },
    { accept: 'application/json' },
  )
  expect(restored.json()).toMatchObject({ version: version + 2, document: paragraphs('一') })
  expect(await revisions(id)).toMatchObject([
    { reason: 'editing', text: '一' },
    { reason: 'editing', text: '二' },
    { reason: 'restored', text: '一' },
  ])
  expect(await verifyRevisions(site.db, id)).toEqual({ ok: true, count: 3 })
})

test('restoring upon an older version is refused', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana, { texts: ['一'] })
  await ana.post(`/studio/articles/${id}/revisions`)
  await save(ana, id, version, {}, ['二'])
  const form = { number: '1', version: String(version) }
  const late = await ana.post(`/studio/articles/${id}/restoration`, form, { accept: 'application/json' })
  expect(late.status).toBe(409)
  expect((await draftOf(ana, id)).document).toEqual(paragraphs('二'))
})

test('a changed revision breaks the chain', async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana, { texts: ['一'] })
  await ana.post(`/studio/articles/${id}/revisions`)
  await save(ana, id, version, {}, ['二'])
  await ana.post(`/studio/articles/${id}/revisions`)
  expect(await verifyRevisions(site.db, id)).toEqual({ ok: true, count: 2 })
  const forged = JSON.stringify(paragraphs('伪造'))
  await site.db
    .updateTable('revision')
    .set({ document: forged })
    .where('article_id', '=', id)
    .where('number', '=', 1)
    .execute()
  expect(await verifyRevisions(site.db, id)).toEqual({ ok: false, number: 1 })
})

test('the editor’s page carries the draft and stays out of caches', async () => {
  const ana = await anAuthor(site)
  const { id } = await aDraft(site, ana, { details: { title: '</script><b>坏</b>' } })
  const page = await ana.get(`/studio/articles/${id}`)
  expect(page.headers.get('cache-control')).toContain('no-store')
  const json = /<script type="application\/json">(.*?)<\/script>/s.exec(page.text)?.[1] ?? ''
  expect(JSON.parse(json)).toMatchObject({ article: { id }, draft: { details: { title: '</script><b>坏</b>' } } })
  expect(page.text).not.toContain('<b>坏')
})
