import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'
import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { type Author, aDraft, anAuthor } from '../articles/build.ts'
import { startSite } from '../harness/site.ts'
import { feedFaults } from './feed-rules.ts'

const site = await startSite()

const publish = async (
  author: Author,
  title: string,
  more: { summary?: string; tags?: string; text?: string } = {},
) => {
  const texts = [more.text ?? '去年十一月，末班车推迟了一小时。']
  const draft = await aDraft(site, author, { details: { title }, texts })
  const { channel_id } = { channel_id: await channelOf(draft.id) }
  const fields = {
    version: String(draft.version),
    act: 'publish',
    channels: channel_id,
    summary: '',
    tags: '',
    ...more,
  }
  const answer = await author.post(`/studio/articles/${draft.id}/publication`, fields)
  if (answer.status !== 303) throw new Error(`not published: ${answer.status}`)
  const { slug } = await site.db
    .selectFrom('channel')
    .select('slug')
    .where('id', '=', channel_id)
    .executeTakeFirstOrThrow()
  return { id: draft.id, slug }
}

const channelOf = async (articleId: string): Promise<string> => {
  const { details } = await site.db
    .selectFrom('draft')
    .select('details')
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow()
  return (details as { channels: string[] }).channels[0] ?? newId()
}

const reader = site.stranger()

/** All three of a list's feeds, each read by a parser that is not ours. */
const feedsOf = async (path: string) => {
  const [rss, atom, json] = await Promise.all(
    ['feed.xml', 'atom.xml', 'feed.json'].map((file) => reader.get(`${path}/${file}`)),
  )
  if (!rss || !atom || !json) throw new Error('three were asked for')
  return { rss, atom, json }
}

test('every list has three feeds that name the same articles, newest first', async () => {
  const author = await anAuthor(site)
  const first = await publish(author, '第一篇', { tags: '夜班' })
  const second = await publish(author, '第二篇', { tags: '夜班' })
  for (const path of [`/@${author.handle}`, '/tags/%E5%A4%9C%E7%8F%AD']) {
    const { rss, atom, json } = await feedsOf(path)
    const ids = [second.id, first.id].map((id) => `wenhao:${id}`)
    expect(parseRssFeed(rss.text).items?.map(({ guid }) => guid?.value)).toEqual(ids)
    expect(parseJsonFeed(json.json()).items?.map(({ id }) => id)).toEqual(ids)
    expect(parseAtomFeed(atom.text).entries?.map(({ title }) => title?.value)).toEqual(['第二篇', '第一篇'])
  }
  const { rss } = await feedsOf(`/c/${first.slug}`)
  expect(parseRssFeed(rss.text).items?.map(({ title }) => title)).toEqual(['第一篇'])
  const everything = parseRssFeed((await feedsOf('')).rss.text).items?.map(({ title }) => title)
  expect(everything?.slice(0, 2)).toEqual(['第二篇', '第一篇'])
})

test.each([
  ['markup', '<script>alert(1)</script> & "quotes" ]]> <b>'],
  ['what XML cannot hold', 'a\u0001b\u000bc\ufffed'],
  ['emoji and both directions', '👩‍👩‍👧 שלום مرحبا 文号'],
])('a title with %s breaks no feed', async (_kind, title) => {
  const author = await anAuthor(site)
  await publish(author, title, { text: `${title} <img src=x onerror=alert(1)>`, summary: title })
  const { rss, atom, json } = await feedsOf(`/@${author.handle}`)
  for (const feed of [rss, atom]) expect(feedFaults(feed.text)).toEqual([])
  const item = parseRssFeed(rss.text).items?.[0]
  const kept = parseJsonFeed(json.json()).items?.[0]
  expect(item?.content?.encoded).not.toMatch(/<img|<script/)
  expect(kept?.content_html).not.toMatch(/<img|<script/)
  expect(kept?.title?.includes('文号')).toBe(title.includes('文号'))
})

test('an empty site has feeds without fault too', async () => {
  const author = await anAuthor(site)
  const { rss, atom, json } = await feedsOf(`/@${author.handle}`)
  expect([...feedFaults(rss.text), ...feedFaults(atom.text)]).toEqual([])
  expect(json.json<{ items: unknown[] }>().items).toEqual([])
})

test('a withdrawn article is out of the feeds at once', async () => {
  const author = await anAuthor(site)
  const { id } = await publish(author, '要撤回的一篇')
  expect((await feedsOf(`/@${author.handle}`)).atom.text).toContain(id)
  await author.post(`/studio/articles/${id}/withdrawal`, { reason: '两处数字写错了。' })
  for (const { text } of Object.values(await feedsOf(`/@${author.handle}`))) expect(text).not.toContain(id)
})

test('who has a feed already is told so, and a longer one goes on below', async () => {
  const author = await anAuthor(site)
  for (let number = 1; number <= 21; number++) await publish(author, `第 ${number} 篇`)
  const path = `/@${author.handle}/feed.json`
  const feed = await reader.get(path)
  const etag = feed.headers.get('etag') ?? ''
  expect((await reader.get(path, { 'if-none-match': etag })).status).toBe(304)
  const { items, next_url: next = '' } = feed.json<{ items: unknown[]; next_url?: string }>()
  expect(items).toHaveLength(20)
  const rest = await reader.get(next.slice(site.url.length))
  expect(rest.json<{ items: { title: string }[] }>().items.map(({ title }) => title)).toEqual(['第 1 篇'])
}, 60_000)

test('lists that there are not have no feed', async () => {
  for (const path of ['/c/nothing', '/@nobody', '/tags/nothing-of-the-kind'])
    for (const answer of Object.values(await feedsOf(path))) expect(answer.status).toBe(404)
})

test('the hot list has feeds in its own order, without fault', async () => {
  await publish(await anAuthor(site), '热的一篇')
  await site.settle()
  const page = await reader.get('/hot')
  const { rss, atom, json } = await feedsOf('/hot')
  const ids = json.json<{ items: { id: string }[] }>().items.map(({ id }) => id.slice('wenhao:'.length))
  const shown = [...page.text.matchAll(/<article[^>]* data-id="(\w+)"/g)].map(([, id]) => id)
  expect(ids.length).toBeGreaterThan(5)
  expect(shown.slice(0, 5)).toEqual(ids.slice(0, 5))
  expect([...feedFaults(rss.text), ...feedFaults(atom.text)]).toEqual([])
})
