import { beforeEach, expect, test } from 'vitest'
import { hideArticle } from '#features/articles/index.ts'
import { endPins } from '#features/feed/index.ts'
import { aChannel, anAuthor } from '../articles/build.ts'
import { aUser } from '../harness/people.ts'
import { startSite } from '../harness/site.ts'
import { anArticle } from './build.ts'

const site = await startSite()
const author = await anAuthor(site)
const editor = await aUser(site, { role: 'editor', name: '林编辑' })
const second = await aUser(site, { role: 'editor', name: '周编辑' })
const channel = await aChannel(site)

let count = 0
const write = async (title = `第 ${++count} 篇`, place = channel) =>
  anArticle(site, author, { channel: place.id, at: new Date(Date.now() - 60_000), title, text: title })

const desk = '/desk/headlines'
const versionIn = (html: string) => /name="version" value="(\d+)"/.exec(html)?.[1] ?? ''
const version = async (path = desk) => versionIn((await editor.get(path)).text)
const pin = async (article: string, more: Record<string, string> = {}) =>
  editor.post(desk, {
    article,
    hours: '24',
    version: await version(more.channel ? `${desk}?channel=${more.channel}` : desk),
    ...more,
  })
const orderIn = (html: string) => [...html.matchAll(/name="order" value="([^"]+)"/g)].map((match) => match[1] ?? '')
const plain = (html: string) => html.replaceAll('<wbr/>', '')
const home = async () => plain((await site.stranger().get('/')).text)
const leadOf = (html: string) => /class="lead" data-id="([^"]+)"/.exec(html)?.[1]

beforeEach(async () => {
  await site.db.deleteFrom('headline').execute()
})

test('what an editor pins leads the front page at once and says who put it there', async () => {
  const old = await write()
  await write()
  await site.stranger().get('/')
  expect((await pin(`${site.url}/a/${old}-whatever`)).location).toBe(`${desk}?saved=yes`)
  const page = await home()
  expect(leadOf(page)).toBe(old)
  expect(page.slice(page.indexOf('class="lead"'), page.indexOf('</article>'))).toContain('编辑置顶')
  const english = await site.stranger({ 'accept-language': 'en' }).get('/')
  expect(english.text).toContain('Pinned by the editors')
})

test('a shorter title stands in the list, and the article keeps its own', async () => {
  const id = await write('一个很长很长的标题')
  await pin(id, { title: '短题' })
  expect(await home()).toContain('短题')
  expect(plain((await site.stranger().get(`/a/${id}`)).text)).toMatch(/<h1[^>]*>.*一个很长很长的标题/)
  expect((await pin(await write(), { title: '长'.repeat(81) })).status).toBe(422)
})

test('a pin ends by itself when its time is over, and when its article is withdrawn or hidden', async () => {
  const [expired, withdrawn, hidden] = [await write(), await write(), await write()]
  for (const id of [expired, withdrawn, hidden]) await pin(id)
  await site.db
    .updateTable('headline')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('article_id', '=', expired)
    .execute()
  await endPins(site.db)
  // Other processes hear of it a moment later.
  await expect.poll(async () => leadOf(await home())).toBe(withdrawn)
  await author.post(`/studio/articles/${withdrawn}/withdrawal`, { reason: '两处数字写错了，核对后再发。' })
  expect(leadOf(await home())).toBe(hidden)
  const { published_revision_id } = await site.db
    .selectFrom('article')
    .select('published_revision_id')
    .where('id', '=', hidden)
    .executeTakeFirstOrThrow()
  await site.db.transaction().execute((trx) => hideArticle(trx, hidden, published_revision_id ?? ''))
  await expect.poll(async () => leadOf(await home())).not.toBe(hidden)
  await endPins(site.db)
  const page = (await editor.get(desk)).text
  const past = page.slice(page.indexOf('h-past'))
  expect(past).toContain('到期')
  expect(past.match(/文章已撤回或不再展示/g)).toHaveLength(2)
})

test('buttons without script move a pin by one place and take it down, and the history says who did', async () => {
  const [a, b, c] = [await write(), await write(), await write()]
  for (const id of [a, b, c]) await pin(id)
  const page = (await editor.get(desk)).text
  const order = orderIn(page)
  await editor.post(`${desk}/order`, { version: versionIn(page), order, do: `up ${order[2]}` })
  expect(orderIn((await editor.get(desk)).text)).toEqual([order[0], order[2], order[1]])
  await second.post(`${desk}/order`, { version: await version(), order, do: `remove ${order[0]}` })
  expect(leadOf(await home())).toBe(c)
  const past = (await editor.get(desk)).text
  expect(past).toContain('周编辑 取下')
  expect(past).toContain('林编辑 置顶')
})

test('of two editors at once the second is told, sees the list as it is now, and loses nothing', async () => {
  const [a, b, c] = [await write(), await write(), await write()]
  await pin(a)
  await pin(b)
  const seen = (await second.get(desk)).text
  const order = orderIn(seen)
  await pin(c)
  const late = await second.post(`${desk}/order`, { version: versionIn(seen), order: order.toReversed(), do: 'save' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('别人改动过这张榜')
  const kept = orderIn(late.text)
  expect(kept.slice(0, 2)).toEqual(order.toReversed())
  expect(kept).toHaveLength(3)
  expect(orderIn((await editor.get(desk)).text).slice(0, 2)).toEqual(order)
  await second.post(`${desk}/order`, { version: versionIn(late.text), order: kept, do: 'save' })
  expect(orderIn((await editor.get(desk)).text)).toEqual(kept)
  // What was typed for a new pin stays too.
  const d = await write()
  const add = await second.post(desk, { version: versionIn(seen), article: d, title: '短题', hours: '72' })
  expect(add.status).toBe(409)
  expect(add.text).toContain(`value="${d}"`)
  expect(add.text).toContain('value="短题"')
  expect(add.text).toMatch(/value="72" selected/)
})

test('two editors who pin at the same moment leave one pin, and ten is the most', async () => {
  const id = await write()
  const at = await version()
  const answers = await Promise.all(
    [editor, second].map((who) => who.post(desk, { version: at, article: id, hours: '6' })),
  )
  expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409])
  expect((await pin(id)).text).toContain('这篇文章已经在榜上了')
  for (let n = 0; n < 9; n += 1) expect((await pin(await write())).status).toBe(303)
  expect((await pin(await write())).text).toContain('这张榜满了')
})

test.each([
  ['/a/0000000000000', '没有这样一篇正在展示的文章'],
  ['not an address', '没有这样一篇正在展示的文章'],
  ['', '这一项要填'],
])('an address without an article is refused with a sentence: %j', async (article, sentence) => {
  const answer = await pin(article)
  expect(answer.status).toBe(422)
  expect(answer.text).toContain(sentence)
})

test.each(['0', '337', '24.5', 'x', ''])('a time of %j hours is refused', async (hours) => {
  expect((await pin(await write(), { hours })).status).toBe(422)
})

test('a pin’s title and time can be changed', async () => {
  await pin(await write())
  const [id = ''] = orderIn((await editor.get(desk)).text)
  const read = () =>
    site.db.selectFrom('headline').select(['title', 'expires_at']).where('id', '=', id).executeTakeFirstOrThrow()
  const before = await read()
  await editor.post(`${desk}/${id}`, { version: await version(), title: '新题', hours: '' })
  expect(await read()).toEqual({ title: '新题', expires_at: before.expires_at })
  await editor.post(`${desk}/${id}`, { version: await version(), title: '', hours: '336' })
  const after = await read()
  expect(after.title).toBe('')
  expect(after.expires_at.getTime() - Date.now()).toBeGreaterThan(335 * 3_600_000)
})

test('a channel has headlines of its own: first on its page, not again in the list, and on articles’ pages', async () => {
  const first = await write('频道里最早的一篇')
  const others = [await write(), await write()]
  const elsewhere = await write('别处', await aChannel(site))
  const scope = { channel: channel.slug }
  expect((await pin(elsewhere, scope)).text).toContain('这篇文章不在这个频道里')
  expect((await pin(first, scope)).status).toBe(303)
  const page = (await site.stranger().get(`/c/${channel.slug}`)).text
  expect(page.indexOf('编辑置顶')).toBeGreaterThan(0)
  expect(page.match(new RegExp(`data-id="${first}"`, 'g'))).toHaveLength(1)
  expect(page.indexOf(`data-id="${first}"`)).toBeLessThan(page.indexOf(`data-id="${others[0]}"`))
  expect(leadOf(await home())).not.toBe(first)
  const article = plain((await site.stranger().get(`/a/${others[1]}`)).text)
  const part = article.slice(article.indexOf('id="part-headlines"'))
  expect(part.slice(0, part.indexOf('</ul>'))).toMatch(/频道里最早的一篇[\s\S]*?编辑置顶/)
})

test('editors pick from what is new, what is hot, and by words of a title', async () => {
  const id = await write('找得到的萤火虫')
  await site.settle()
  for (const query of ['', '?from=hot', '?q=萤火虫', `?channel=${channel.slug}`])
    expect((await editor.get(desk + query)).text).toContain(`name="article" value="${id}"`)
  expect((await editor.get(`${desk}?q=没有的词`)).text).toContain('没有标题含')
  expect((await editor.get(`${desk}?channel=nowhere`)).status).toBe(404)
})
