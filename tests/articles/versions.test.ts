import { expect, test } from 'vitest'
import { startSite } from '../harness/site.ts'
import { type Author, aDraft, anAuthor, save } from './build.ts'

const site = await startSite()

const publish = async (author: Author, id: string, version: number, more: Record<string, string> = {}) => {
  const row = await site.db.selectFrom('draft').select('details').where('article_id', '=', id).executeTakeFirstOrThrow()
  const { channels } = row.details as { channels: string[] }
  return author.post(`/studio/articles/${id}/publication`, {
    version: String(version),
    act: 'publish',
    channels,
    ...more,
  })
}

const anArticleWithHistory = async () => {
  const ana = await anAuthor(site)
  const { id, version } = await aDraft(site, ana, { texts: ['收回二百二十一份。', '不变的一段。'] })
  await publish(ana, id, version)
  await save(ana, id, version, {}, ['没发布的秘密。', '不变的一段。'])
  await ana.post(`/studio/articles/${id}/revisions`)
  await save(ana, id, version + 1, {}, ['收回二百一十二份。', '不变的一段。'])
  await publish(ana, id, version + 2, { kind: 'correction', reason: '数字颠倒' })
  return { ana, id, version: version + 2 }
}

test('everybody can compare the versions that were published', async () => {
  const { id } = await anArticleWithHistory()
  const page = await site.stranger().get(`/a/${id}/versions`)
  expect(page.status).toBe(200)
  expect(page.text).toMatch(/<del>二十<\/del>一<ins>十二<\/ins>/)
  expect(page.text).toContain('数字颠倒')
  expect((await site.stranger().get(`/a/${id}`)).text).toMatch(/<del>二十<\/del>一<ins>十二<\/ins>/)
})

test('a revision that was only kept is nobody’s to read', async () => {
  const { id } = await anArticleWithHistory()
  for (const query of ['', '?from=2&to=3', '?from=1&to=2', '?from=2&to=2', '?from=x&to=-1'])
    expect((await site.stranger().get(`/a/${id}/versions${query}`)).text).not.toContain('没发布的秘密')
})

test('an author compares any revision with the draft and reads each', async () => {
  const { ana, id } = await anArticleWithHistory()
  const page = await ana.get(`/studio/articles/${id}/comparison?from=2&to=draft`)
  expect(page.text).toContain('没发布的秘密')
  expect((await ana.get(`/studio/articles/${id}/revisions/2`)).text).toContain('没发布的秘密')
  expect((await ana.get(`/studio/articles/${id}/revisions`)).text).toContain('首次发布')
  const json = await ana.get(`/studio/articles/${id}/revisions`, { accept: 'application/json' })
  expect(json.json<{ revisions: unknown[] }>().revisions).toHaveLength(3)
  for (const path of ['revisions/99', 'comparison?from=99&to=draft', 'comparison?from=x'])
    expect((await ana.get(`/studio/articles/${id}/${path}`)).status).toBe(404)
})

test('a preview shows the draft as readers would see it, in a frame of this site and out of caches', async () => {
  const { ana, id, version } = await anArticleWithHistory()
  await save(ana, id, version, { title: '还没发布的标题' }, ['还没发布的正文'])
  const page = await ana.get(`/studio/articles/${id}/preview`)
  for (const text of ['还没发布的标题', '还没发布的正文', 'data-part="declaration"'])
    expect(page.text.replaceAll(/<wbr ?\/?>/g, '')).toContain(text)
  expect(page.headers.get('cache-control')).toContain('no-store')
  expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'")
  const phone = await ana.get(`/studio/articles/${id}/preview?width=phone`)
  expect(phone.text).toContain(`<iframe src="/studio/articles/${id}/preview"`)
  expect(phone.headers.get('content-security-policy')).toContain("frame-src 'self'")
  expect((await site.stranger().get(`/studio/articles/${id}/preview`)).status).toBe(303)
})

test('what a correction changed is compared once, and one that was never compared is shown just the same', async () => {
  const { ana, id, version } = await anArticleWithHistory()
  const again = { kind: 'correction', reason: '还有一处' }
  await save(ana, id, version, {}, ['收回二百一十三份。', '不变的一段。'])
  await publish(ana, id, version + 1, again)
  const ofArticle = () => site.db.selectFrom('correction').select(['id', 'changes']).where('article_id', '=', id)
  const stored = await ofArticle().orderBy('created_at').execute()
  expect(stored.map(({ changes }) => JSON.stringify(changes))).toEqual([
    expect.stringContaining('十二'),
    expect.stringContaining('三'),
  ])
  await site.db
    .updateTable('correction')
    .set({ changes: null })
    .where('id', '=', stored[0]?.id ?? '')
    .execute()
  const changed = JSON.stringify([{ is: 'changed', pieces: [{ is: 'added', text: '存下来的' }] }])
  await site.db
    .updateTable('correction')
    .set({ changes: changed })
    .where('id', '=', stored[1]?.id ?? '')
    .execute()
  const { text } = await site.stranger().get(`/a/${id}`)
  expect(text).toMatch(/<ins>存下来的<\/ins>[\s\S]*<del>二十<\/del>一<ins>十二<\/ins>/)
})

test('an article that was written anew from end to end answers at once, with its correction', async () => {
  const ana = await anAuthor(site)
  const sign = (at: number) => String.fromCodePoint(0x4e00 + ((Math.imul(at ^ (at >>> 7), 0x2c1b3c6d) >>> 12) % 20_000))
  const texts = (from: number) =>
    Array.from({ length: 60 }, (_, paragraph) =>
      Array.from({ length: 700 }, (_, at) => sign(from + paragraph * 700 + at)).join(''),
    )
  const { id, version } = await aDraft(site, ana, { texts: texts(0) })
  await publish(ana, id, version)
  await save(ana, id, version, {}, texts(500_000))
  expect((await publish(ana, id, version + 1, { kind: 'correction', reason: '全部重写' })).status).toBe(303)
  const page = await site.stranger().get(`/a/${id}`)
  expect(page.status).toBe(200)
  expect(page.text).toMatch(/data-part="corrections"[\s\S]*全部重写/)
  const compared = await site.stranger().get(`/a/${id}/versions`)
  expect(compared.text).toContain(`<p data-change="removed"><del>${texts(0)[7]}</del></p>`)
  expect(compared.text).toContain(`<p data-change="added"><ins>${texts(500_000)[7]}</ins></p>`)
}, 20_000)
