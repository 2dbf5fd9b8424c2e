import { expect, test } from 'vitest'
import { startSite } from '../harness/site.ts'
import { aDraft, aMember, anAuthor, save } from './build.ts'
import { publish } from './writing.ts'

const site = await startSite()

const idsIn = (html: string) => [...html.matchAll(/<li data-id="([^"]+)"/g)].map(([, id]) => id)
const lineOf = (html: string, id: string) => new RegExp(`<li data-id="${id}">[\\s\\S]*?</li>`).exec(html)?.[0] ?? ''

test('the list says how often readers opened an article, and nothing of opens where there were no readers', async () => {
  const author = await anAuthor(site)
  const [read, unread, draft] = [await aDraft(site, author), await aDraft(site, author), await aDraft(site, author)]
  for (const each of [read, unread]) await publish(site, author, each)
  for (const [day, opens] of [
    ['2026-11-01', 1000],
    ['2026-11-02', 234],
  ] as const)
    await site.db.insertInto('daily_opens').values({ article_id: read.id, day, opens }).execute()
  const { text: published } = await author.get('/studio?tab=published')
  expect(lineOf(published, read.id)).toContain('打开 1\u202f234 次')
  expect(lineOf(published, unread.id)).toContain('打开 0 次')
  expect(lineOf((await author.get('/studio')).text, draft.id)).not.toContain('打开')
})

test('one finds one’s own articles by words of their titles, page by page, and never those of others', async () => {
  const [author, other] = [await anAuthor(site), await anAuthor(site)]
  await aDraft(site, other, { details: { title: '夜班公交与别人' } })
  const wanted: string[] = []
  for (let n = 0; n < 31; n += 1)
    wanted.unshift((await aDraft(site, author, { details: { title: `公交 100%_ 的夜班 ${n}` } })).id)
  await aDraft(site, author, { details: { title: '公交车站' } })
  const address = `/studio?${new URLSearchParams({ q: '夜班 公交' })}`
  const first = await author.get(address)
  const next = /href="([^"]*before=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const second = await author.get(next)
  expect([...idsIn(first.text), ...idsIn(second.text)]).toEqual(wanted)
  expect(idsIn((await author.get(`/studio?q=${encodeURIComponent('0%_')}`)).text)).toHaveLength(30)
  expect(idsIn((await author.get(`/studio?q=${encodeURIComponent('0_%')}`)).text)).toEqual([])
  const none = await author.get(`/studio?tab=published&q=${encodeURIComponent('<b>夜班')}`)
  expect(none.text).toContain('这里没有标题带“&lt;b&gt;夜班”的文章。')
}, 60_000)

test('list and last step lead to the draft links, for those who may make them and where there is a draft to show', async () => {
  const author = await anAuthor(site)
  const writer = await aMember(site, author, 'writer')
  const [draft, published] = [await aDraft(site, author), await aDraft(site, author)]
  await publish(site, author, published)
  const links = ({ id }: { id: string }) => `href="/studio/articles/${id}/links"`
  expect((await author.get('/studio')).text).toContain(links(draft))
  expect((await writer.get('/studio')).text).not.toContain(links(draft))
  expect((await author.get('/studio?tab=published')).text).not.toContain(links(published))
  const { version } = (await author.get(`/studio/articles/${published.id}/draft`)).json<{ version: number }>()
  await save(author, published.id, version, {}, ['改了，还没有发布。'])
  expect((await author.get('/studio?tab=published')).text).toContain(links(published))
  const lastStep = `/studio/articles/${draft.id}/publication`
  expect((await author.get(lastStep)).text).toContain(links(draft))
  expect((await writer.get(lastStep)).text).not.toContain(links(draft))
})

test('a new draft link stands beside a button that copies it', async () => {
  const author = await anAuthor(site)
  const draft = await aDraft(site, author)
  const { text: page } = await author.post(`/studio/articles/${draft.id}/links`, { days: '7', note: '' })
  const link = /class="draft-link" href="([^"]+)"/.exec(page)?.[1]
  expect(link).toMatch(/\/drafts\/[\w-]{43}$/)
  expect(page).toContain(`<copy-link data-url="${link}"`)
})
