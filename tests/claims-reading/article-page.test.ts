import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { publishImported } from '#features/articles/index.ts'
import { aChannel, anAuthor, completeDetails } from '../articles/build.ts'
import { faultsIn } from '../document/allowed-html.ts'
import { documentOf } from '../document/build.ts'
import { startSite } from '../harness/site.ts'
import { claim, line, publishText, someSources, sourced } from './build.ts'

const site = await startSite()
const author = await anAuthor(site)
const ids = ['0000000000001', '0000000000002', '0000000000003', '0000000000004'] as const

const read = async (path: string, language = 'zh-CN') =>
  (await site.stranger({ 'accept-language': language }).get(path)).text
const part = (html: string, from: string, to: string) => html.slice(html.indexOf(from)).split(to)[0] ?? ''
const words = (html: string) =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
const summaryOf = (html: string) => words(/data-part="claims".*?<\/p>/s.exec(html)?.[0].replace(/^[^>]*>/, '') ?? '')

const mixed = [
  line(
    claim('末班车推迟了一小时', 'sourced', { id: ids[0], sources: ['s2'] }),
    '，',
    claim('一半乘客住在城外。', 'question', { id: ids[1] }),
  ),
  line(
    claim('车上只有三人。', 'first-hand', { id: ids[2], when: '10 月', where: '夜 2 路' }),
    claim('很冷清。', 'opinion'),
    claim('水往低处流。', 'common'),
  ),
  line(claim('票价没有变', 'sourced', { id: ids[3], sources: ['s1', 's2'] }), '。'),
]

test('the head of an article says in one line what its claims rest on', async () => {
  const path = await publishText(site, author, { sources: someSources(2) }, ...mixed)
  expect(summaryOf(await read(path))).toBe('4 条论断：2 条有来源，1 条亲历，1 条存疑')
  expect(summaryOf(await read(path, 'en'))).toBe('4 claims: 2 with a source, 1 first-hand, 1 open')
})

test('where every claim has a source, it says so', async () => {
  const path = await publishText(
    site,
    author,
    { sources: someSources(1) },
    line(sourced('推迟了', 's1'), sourced('一小时', 's1')),
  )
  expect(summaryOf(await read(path))).toBe('2 条论断：都有来源')
})

test('without a claim there is a sentence, and neither legend nor index', async () => {
  const html = await read(await publishText(site, author, {}, line('晚霞很好看。')))
  expect(summaryOf(html)).toBe('本文没有标出论断。')
  expect(html).not.toContain('id="legend"')
  expect(html).not.toContain('本文论断')
})

test('opinions alone are no claims, but the legend explains their mark', async () => {
  const html = await read(await publishText(site, author, {}, line(claim('很冷清。', 'opinion'))))
  expect(summaryOf(html)).toBe('本文没有标出论断。')
  expect(html).toContain('id="legend"')
})

test('the legend says that sourced is not the same as true', async () => {
  const path = await publishText(site, author, { sources: someSources(2) }, ...mixed)
  expect(await read(path)).toContain('有来源不等于属实')
  expect(await read(path, 'en')).toContain('Sourced is not the same as true')
})

test('the index beside the text has questions first, then what the author saw, then the way to the sources', async () => {
  const html = await read(await publishText(site, author, { sources: someSources(2) }, ...mixed))
  const index = part(html, 'class="idx"', '</ul>')
  expect([...index.matchAll(/<a href="([^"]*)"/g)].map(([, to]) => to)).toEqual([
    `#c-${ids[1]}`,
    `#c-${ids[2]}`,
    '#sources',
  ])
  expect(words(index)).toContain('一半乘客住在城外')
  expect(words(index)).toContain('2 条有来源，看列表')
})

test('an index of many is short, and leads on', async () => {
  const many = Array.from({ length: 40 }, (_, at) => line(claim(`第 ${at} 件事没有人查过`, 'question')))
  const index = part(await read(await publishText(site, author, {}, ...many)), 'class="idx"', '</ul>')
  expect(index.match(/<li>/g)).toHaveLength(11)
  expect(words(index)).toContain('还有 30 条，在文中接着看')
})

test('a source leads back to every place that names it', async () => {
  const html = await read(await publishText(site, author, { sources: someSources(3) }, ...mixed))
  const backOf = (number: number) =>
    [...part(html, `id="source-${number}"`, '</li>').matchAll(/href="#c-([^"]*)"/g)].map(([, id]) => id)
  expect([backOf(1), backOf(2), backOf(3)]).toEqual([[ids[3]], [ids[0], ids[3]], []])
})

test('what authors write about claims and sources stays words', async () => {
  const hostile = '</q></aside><script>alert(1)</script><img src=x onerror=alert(1)>"\'&amp;'
  const sources = someSources(1, {
    title: hostile,
    publisher: hostile,
    quote: hostile,
    url: 'https://example.org/"><script>',
  })
  const path = await publishText(
    site,
    author,
    { sources },
    line(sourced('甲', 's1'), claim('乙', 'question', { note: hostile })),
    line(claim('<i>丙</i>', 'first-hand', { when: hostile.slice(0, 60), where: hostile, note: hostile })),
  )
  const html = await read(path)
  expect(html).not.toMatch(/<script>alert|<img src=x|<i>丙/)
  expect(
    faultsIn(part(html, '<div class="body"', '</picture-viewer>').replace(/^[^>]*>/, '')).filter(
      (fault) => fault !== 'attribute lang',
    ),
  ).toEqual([])
})

test('feeds carry plain marks that lead to the text here, and stay well-formed', async () => {
  const ana = await anAuthor(site)
  const path = await publishText(site, ana, { sources: someSources(2), title: '末班车' }, ...mixed)
  const marks = `推迟了一小时<sup><a href="${site.url}${path}#c-${ids[0]}">[2]</a></sup>，一半乘客住在城外<sup><a href="${site.url}${path}#c-${ids[1]}">[?]</a></sup>。`
  const json = await site.stranger().get(`/@${ana.handle}/feed.json`)
  const html = json.json<{ items: { content_html: string }[] }>().items[0]?.content_html ?? ''
  expect(html).toContain(marks)
  expect(html).not.toMatch(/aside|class="c/)
  expect(faultsIn(html.replaceAll(`href="${site.url}`, 'href="https://example.org'))).toEqual([])
  const atom = await site.stranger().get(`/@${ana.handle}/atom.xml`)
  expect(atom.text).toContain('[?]&lt;/a&gt;&lt;/sup&gt;')
})

test('a preview shows the claims of the draft, and the editor’s plain text does not', async () => {
  const path = await publishText(site, author, { sources: someSources(2) }, ...mixed)
  const studio = path.replace('/a/', '/studio/articles/')
  expect(summaryOf((await author.get(`${studio}/preview`)).text)).toContain('4 条论断')
  expect((await author.get(studio)).text).not.toContain('class="note')
})

test('an imported article has its marks at once', async () => {
  const channel = await aChannel(site)
  const details = completeDetails(channel.id, { sources: someSources(2) })
  const given = {
    creatorId: author.creatorId,
    by: null,
    publishedAt: new Date(),
    details,
    document: documentOf(...mixed),
  }
  const { articleId } = await site.db.transaction().execute((trx) => publishImported(trx, given))
  expect(summaryOf(await read(`/a/${articleId}`))).toContain('4 条论断')
})

test('a page of thirty claims is sent in less than 14 KB', async () => {
  const long = '其余的话是平常的叙述，没有什么可以查证的内容，只是把段落写到一般文章里的长度。'
  const text = Array.from({ length: 15 }, (_, at) =>
    line(
      sourced(`第 ${at} 个数字是 ${at * 37 + 11}，比去年多了 ${at + 3} 个百分点`, `s${(at % 9) + 1}`),
      '，而',
      at % 3
        ? sourced(`同期的另一项是 ${at * 91}`, `s${((at + 4) % 9) + 1}`)
        : claim(`有人说其中 ${at} 成是季节原因`, 'question', { note: '没有查到公开的数据。' }),
      `。${long}`,
    ),
  )
  const html = await read(await publishText(site, author, { sources: someSources(9) }, ...text))
  expect(html.match(/<aside class="note/g)).toHaveLength(30)
  expect(brotliCompressSync(html).length).toBeLessThan(14_000)
})

test('cards count claims in words beside the strip, and fall back on sources', async () => {
  const ana = await anAuthor(site)
  await publishText(site, ana, { sources: someSources(2), title: '有论断的一篇' }, ...mixed)
  await publishText(site, ana, { sources: someSources(2), title: '只列来源的一篇' }, line('晚霞很好看。'))
  const page = await read(`/@${ana.handle}`)
  expect(words(part(page, '有论断的', '</article>'))).toContain('2 有来源 1 亲历 1 存疑')
  expect(words(part(page, '只列', '</article>'))).toContain('2 条来源')
})

test('a creator is told by how much of its claims is accounted for, once there are some', async () => {
  const ana = await anAuthor(site)
  const path = await publishText(site, ana, { sources: someSources(2) }, ...mixed)
  expect(await read(path)).not.toContain('论断有出处')
  await publishText(site, ana, { sources: someSources(1) }, line(sourced('推迟了', 's1'), sourced('一小时', 's1')))
  expect(words(part(await read(`/@${ana.handle}`), 'class="counts"', '</div>'))).toContain('83%论断有出处')
})
