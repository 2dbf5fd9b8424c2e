import { expect, test } from 'vitest'
import { countsByCreator, latestArticles, placeOf, publishImported, readPlace } from '#features/articles/index.ts'
import { verifyRevisions } from '#features/articles/verify-revisions.ts'
import { startSite } from '../harness/site.ts'
import { aChannel, aDraft, anAuthor, completeDetails, paragraphs } from './build.ts'

const site = await startSite()

const importMany = async (creatorId: string, channelId: string, dates: Date[], more: object = {}) => {
  const imported: string[] = []
  for (const [place, publishedAt] of dates.entries()) {
    const details = completeDetails(channelId, { title: `第 ${place} 篇`, tags: ['导入'] })
    const document = paragraphs(`正文 ${place}`) as never
    const given = { creatorId, by: null, publishedAt, details, document, ...more }
    const made = await site.db.transaction().execute((trx) => publishImported(trx, given))
    imported.push(made.articleId)
  }
  return imported
}

test('pages of a list by key show every article once, newest first, also when many bear one time', async () => {
  const ana = await anAuthor(site)
  const channel = await aChannel(site)
  const noon = new Date('2015-03-01T12:00:00Z')
  const later = new Date('2016-03-01T12:00:00Z')
  const ids = await importMany(ana.creatorId, channel.id, [noon, noon, noon, later, noon, later, noon])
  for (const by of [{ channelId: channel.id }, { creatorId: ana.creatorId }]) {
    const seen: string[] = []
    for (let before: ReturnType<typeof readPlace>; ; ) {
      const page = await latestArticles(site.db, { ...by, limit: 2, before })
      const last = page.at(-1)
      if (!last) break
      seen.push(...page.map(({ id }) => id))
      before = readPlace(placeOf(last))
    }
    expect(seen.slice(0, 2).sort()).toEqual([ids[3], ids[5]].sort())
    expect([...seen].sort()).toEqual([...ids].sort())
    expect(seen).toHaveLength(7)
  }
})

test('an imported article keeps its date, says nothing to anybody and can be read', async () => {
  const ana = await anAuthor(site)
  const channel = await aChannel(site)
  const [id = ''] = await importMany(ana.creatorId, channel.id, [new Date('2014-05-06T01:00:00Z')])
  const page = await site.stranger().get(`/a/${id}`)
  expect(page.status).toBe(200)
  expect(page.text).toContain('2014-05-06 09:00')
  const row = await site.db
    .selectFrom('article')
    .select(['published_at', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ published_at: new Date('2014-05-06T01:00:00Z'), updated_at: null })
  expect(await verifyRevisions(site.db, id)).toEqual({ ok: true, count: 1 })
  expect((await ana.get(`/studio/articles/${id}`)).status).toBe(200)
})

test('what was brought from elsewhere undeclared says so', async () => {
  const ana = await anAuthor(site)
  const channel = await aChannel(site)
  const details = {
    ...completeDetails(channel.id),
    declaration: { ...completeDetails(channel.id).declaration, origin: null, genres: [], ai: null },
  }
  const [id = ''] = await importMany(ana.creatorId, channel.id, [new Date()], { details })
  expect((await site.stranger().get(`/a/${id}`)).text).toContain('作者还没有作声明')
})

test('a page that was imported off the lists is read but not listed, and a draft stays a draft', async () => {
  const ana = await anAuthor(site)
  const channel = await aChannel(site)
  const [page = ''] = await importMany(ana.creatorId, channel.id, [new Date()], { isListed: false })
  expect((await site.stranger().get(`/a/${page}`)).status).toBe(200)
  const made = await site.db.transaction().execute((trx) =>
    publishImported(trx, {
      creatorId: ana.creatorId,
      by: null,
      details: completeDetails(channel.id),
      document: paragraphs('草稿') as never,
    }),
  )
  expect((await site.stranger().get(`/a/${made.articleId}`)).status).toBe(404)
  expect((await ana.get('/studio')).text).toContain(made.articleId)
  expect(await latestArticles(site.db, { creatorId: ana.creatorId, limit: 10 })).toEqual([])
  expect((await countsByCreator(site.db, [ana.creatorId])).get(ana.creatorId) ?? 0).toBe(0)
})

test('the studio lists by pages, and each tab holds its own', async () => {
  const ana = await anAuthor(site)
  const channel = await aChannel(site)
  await importMany(
    ana.creatorId,
    channel.id,
    Array.from({ length: 33 }, (_, day) => new Date(Date.UTC(2015, 0, 1 + day))),
  )
  await aDraft(site, ana, { details: { title: '只是草稿' } })
  const first = await ana.get('/studio?tab=published')
  const ids = (html: string) => [...html.matchAll(/<li data-id="([^"]+)"/g)].map((match) => match[1])
  const next = /href="(\/studio\?tab=published[^"]*before=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await ana.get(next)
  expect(ids(first.text)).toHaveLength(30)
  expect(new Set([...ids(first.text), ...ids(second.text)]).size).toBe(33)
  expect(first.text).not.toContain('只是草稿')
  expect((await ana.get('/studio')).text).toContain('只是草稿')
})

test('somebody without a creator is invited to apply', async () => {
  const { aUser } = await import('../harness/people.ts')
  const reader = await aUser(site)
  const page = await reader.get('/studio')
  expect(page.status).toBe(200)
  expect(page.text).toContain('href="/apply"')
  expect((await reader.post('/studio/articles')).location).toBe('/studio')
})

test('one may write for several creators and choose among them', async () => {
  const ana = await anAuthor(site, { name: '第一个号' })
  const ben = await anAuthor(site, { name: '第二个号' })
  await site.db
    .insertInto('creator_member')
    .values({ creator_id: ben.creatorId, user_id: ana.id, role: 'writer' })
    .execute()
  const page = await ana.get(`/studio?creator=${ben.handle}`)
  expect(page.text).toContain('<h1>第二个号</h1>')
  const opened = await ana.post('/studio/articles', { creator: ben.creatorId })
  const id = opened.location?.split('/').at(-1) ?? ''
  const row = await site.db.selectFrom('article').select('creator_id').where('id', '=', id).executeTakeFirstOrThrow()
  expect(row.creator_id).toBe(ben.creatorId)
})
