import { expect, test } from 'vitest'
import { relatedReads } from '#features/feed/related.ts'
import { subjectOf } from '#features/feed/subject.ts'
import { writeOpens } from '#features/reading/index.ts'
import { aChannel, anAuthor } from '../articles/build.ts'
import { startSite } from '../harness/site.ts'
import { anArticle, idsIn, nextIn, partOf } from './build.ts'

const site = await startSite()
const hour = 3_600_000
const ago = (hours: number) => new Date(Date.now() - hours * hour)

const pageOf = async (id: string) => (await site.stranger().get(`/a/${id}`)).text

test('an article on the same subject stands first, and says why', async () => {
  const [ana, ben, cai] = [await anAuthor(site), await anAuthor(site), await anAuthor(site)]
  const [here, elsewhere] = [await aChannel(site), await aChannel(site)]
  const at = ago(50)
  const read = await anArticle(site, ana, { channel: here.id, at, title: '湿地里的白鹭', tags: ['观鸟'], text: '一。' })
  const byTag = await anArticle(site, ben, {
    channel: elsewhere.id,
    at,
    title: '清晨的湖',
    tags: ['观鸟'],
    text: '二。',
  })
  const byWord = await anArticle(site, cai, {
    channel: elsewhere.id,
    at,
    title: '湿地为何重要',
    tags: ['水'],
    text: '三。',
  })
  const byChannel = await anArticle(site, cai, {
    channel: here.id,
    at,
    title: '晚饭吃什么',
    tags: ['饭'],
    text: '四。',
  })
  const english = await anArticle(site, ben, {
    channel: elsewhere.id,
    at,
    title: 'Tea',
    tags: ['tea'],
    language: 'en',
    text: 'Five.',
  })
  await site.settle()
  const subject = await subjectOf(site.db, read)
  const { reads } = await relatedReads(site.db, subject as NonNullable<typeof subject>, { places: 10 })
  expect(reads.map(({ card }) => card.id)).toEqual([byTag, byWord, byChannel, english])
  expect(reads.map(({ why }) => why.is)).toEqual(['tag', 'word', 'channel', 'hot'])
  const part = partOf(await pageOf(read), 'related')
  expect(part).toContain('同写“观鸟”')
  expect(part).toContain('同样谈到“湿地”')
  expect(part).toMatch(/同在频道\d+频道/)
})

test('every further read says why it is there', async () => {
  const ana = await anAuthor(site)
  const channel = await aChannel(site)
  const ids: string[] = []
  for (let n = 0; n < 16; n += 1) ids.push(await anArticle(site, ana, { channel: channel.id, at: ago(n) }))
  await site.settle()
  const page = await pageOf(ids[0] ?? '')
  for (const part of [partOf(page, 'related'), partOf(page, 'hot')]) {
    const items = part.split('data-item=').slice(1)
    expect(items.length).toBeGreaterThan(2)
    for (const item of items) expect(item).toMatch(/<span class="why">[^<]+<\/span>/)
  }
  expect(idsIn(page)).not.toContain(ids[0])
  const both = [...idsIn(partOf(page, 'related')), ...idsIn(partOf(page, 'hot'))]
  expect(new Set(both).size).toBe(both.length)
})

test('one creator has two in ten at most', async () => {
  const authors = await Promise.all(Array.from({ length: 6 }, () => anAuthor(site)))
  const channel = await aChannel(site)
  const tags = ['同一件事']
  const of = new Map<string, number>()
  for (const who of [0, 0, 0, 0, 0, 1, 2, 3, 4, 5])
    of.set(
      await anArticle(site, authors[who] as never, { channel: channel.id, at: ago(who === 0 ? 9 : 40), tags }),
      who,
    )
  const read = await anArticle(site, authors[1] as never, { channel: channel.id, at: ago(41), tags })
  await site.settle()
  const shown = idsIn(partOf(await pageOf(read), 'related')).filter((id) => of.has(id))
  expect(shown.filter((id) => of.get(id) === 0)).toHaveLength(2)
})

test('one place of the first ten goes to something new that few have opened', async () => {
  const [ana, ben] = [await anAuthor(site), await anAuthor(site)]
  const [channel, other] = [await aChannel(site), await aChannel(site)]
  const language = 'fr'
  const make = (at: Date, title: string, into = channel.id) =>
    anArticle(site, Math.random() < 0.5 ? ana : ben, { channel: into, at, language, title, tags: [title] })
  const read = await make(ago(900), 'Lire')
  for (let n = 0; n < 12; n += 1) await make(ago(800 + n), `Ancien ${n}`)
  const fresh = await make(ago(30), 'Nouveau', other.id)
  // Enough that is hotter, so that the new one is not found for being hot.
  const hot = await Promise.all(Array.from({ length: 30 }, (_, n) => make(ago(n / 2), `Connu ${n}`, other.id)))
  await writeOpens(
    site.db,
    hot.sort().map((articleId) => ({ articleId, day: '2026-11-20', opens: 60 })),
  )
  await site.settle()
  const part = partOf(await pageOf(read), 'related')
  const place = idsIn(part).indexOf(fresh)
  expect(place).toBe(5)
  expect(part).toContain('新文章，还少有人读到')
  await writeOpens(site.db, [{ articleId: fresh, day: '2026-11-20', opens: 60 }])
  await site.settle()
  expect(idsIn(partOf(await pageOf(read), 'related'))).not.toContain(fresh)
})

test('without script a link leads to more of them, page by page, and none comes twice', async () => {
  const authors = await Promise.all(Array.from({ length: 4 }, () => anAuthor(site)))
  const channel = await aChannel(site)
  const ids: string[] = []
  for (let n = 0; n < 28; n += 1)
    ids.push(
      await anArticle(site, authors[n % 4] as never, { channel: channel.id, at: ago(100 + n), tags: ['长系列'] }),
    )
  await site.settle()
  const read = ids[3] ?? ''
  const seen = idsIn(partOf(await pageOf(read), 'related'))
  let next = nextIn(partOf(await pageOf(read), 'related'))
  expect(next).toMatch(new RegExp(`^/a/${read}/more\\?after=`))
  while (next) {
    const page = await site.stranger().get(next)
    expect(page.status).toBe(200)
    seen.push(...idsIn(page.text))
    next = nextIn(page.text)
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(ids.filter((id) => id !== read && !seen.includes(id))).toEqual([])
})

test('what was withdrawn is nobody’s further read, and has none', async () => {
  const [ana, ben] = [await anAuthor(site), await anAuthor(site)]
  const channel = await aChannel(site)
  const read = await anArticle(site, ana, { channel: channel.id, at: ago(3), tags: ['撤回'] })
  const gone = await anArticle(site, ben, { channel: channel.id, at: ago(2), tags: ['撤回'] })
  await site.settle()
  expect(idsIn(await pageOf(read))).toContain(gone)
  await ben.post(`/studio/articles/${gone}/withdrawal`, { reason: '不实' })
  expect(idsIn(await pageOf(read))).not.toContain(gone)
  expect((await site.stranger().get(`/a/${gone}/more`)).status).toBe(404)
  expect((await site.stranger().get('/a/nothing/more')).status).toBe(404)
})
