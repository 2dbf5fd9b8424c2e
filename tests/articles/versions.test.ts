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
