import { expect, test } from 'vitest'
import { aChannel, anAuthor } from '../articles/build.ts'
import { startSite } from '../harness/site.ts'
import { anArticle } from './build.ts'

const aSite = async () => {
  const site = await startSite()
  const authors = await Promise.all([anAuthor(site), anAuthor(site), anAuthor(site)])
  const channel = await aChannel(site)
  const write = async (n: number, hasPicture = false) => {
    const author = authors[n % 3]
    if (!author) throw new Error('no author')
    const at = new Date(Date.now() - n * 3_600_000)
    const id = await anArticle(site, author, { channel: channel.id, at, title: `第 ${n} 篇`, text: `正文 ${n}` })
    if (hasPicture)
      await site.db
        .updateTable('article')
        .set({ cover: JSON.stringify(cover) })
        .where('id', '=', id)
        .execute()
    return id
  }
  const home = async () => (await site.stranger().get('/')).text
  return { site, write, home }
}

const cover = {
  hash: 'a'.repeat(64),
  width: 1600,
  height: 1000,
  variants: [
    { name: '320', width: 320, height: 200 },
    { name: '960', width: 960, height: 600 },
  ],
}

/** What stands on the front and in the feed, without the ranked column and the channels. */
const shownIn = (html: string) => {
  const main = html.slice(html.indexOf('<main'), html.indexOf('<aside class="side"'))
  return [...main.matchAll(/<article[^>]* data-id="([^"]+)"/g)].map((match) => match[1])
}

test('an empty site says so, and how one joins', async () => {
  const { home } = await aSite()
  const page = await home()
  expect(page).toContain('还没有文章')
  expect(page).toContain('href="/apply"')
  expect(page).not.toContain('class="lead"')
})

test('a young site shows each of its three articles once, and has room to invite', async () => {
  const { site, write, home } = await aSite()
  const ids = [await write(1), await write(2, true), await write(3)]
  await site.settle()
  const page = await home()
  expect(shownIn(page).toSorted()).toEqual(ids.toSorted())
  // The one with a picture leads: it is seen first, and loaded first.
  expect(page).toContain(`class="lead" data-id="${ids[1]}"`)
  expect(page.match(/<section class="join"/g)).toHaveLength(1)
})

test('a full site fills its front, repeats nothing, and loads one picture first and the others as they come', async () => {
  const { site, write, home } = await aSite()
  for (let n = 1; n <= 45; n += 1) await write(n, n % 2 === 0)
  await site.settle()
  const page = await home()
  const shown = shownIn(page)
  expect(new Set(shown).size).toBe(shown.length)
  expect(shown.length).toBe(1 + 3 + 6 + 12)
  for (const part of ['class="lead"', 'class="brief"', 'class="feed"', 'class="hot"', 'class="join"'])
    expect(page).toContain(part)
  const pictures = page.match(/<img[^>]*class="pic[^>]*>/g) ?? []
  expect(pictures.length).toBeGreaterThan(4)
  expect(pictures.filter((picture) => picture.includes('fetchpriority="high"'))).toHaveLength(1)
  expect(pictures[0]).toContain('fetchpriority="high"')
  expect(pictures.filter((picture) => !picture.includes('loading="lazy"'))).toHaveLength(1)
  for (const picture of pictures) expect(picture).toMatch(/sizes="[^"]+" width="1600" height="1000"/)
  const feeds = [...page.matchAll(/<nav class="tabs tabs-l"[\s\S]*?<\/nav>/g)][0]?.[0] ?? ''
  expect([...feeds.matchAll(/href="([^"]+)"/g)].map((match) => match[1])).toEqual([
    '/latest',
    '/hot',
    '/following',
    '/c',
  ])
})

test('what is new shows at once', async () => {
  const { write, home } = await aSite()
  await write(2)
  await home()
  const id = await write(1)
  await expect.poll(async () => shownIn(await home())).toContain(id)
})

test('new creators who write in the language of the reader come first', async () => {
  const { site, home } = await aSite()
  const english = await anAuthor(site, { name: 'Harbour Notes' })
  const inFuture = new Date(Date.now() + 60_000)
  await site.db
    .updateTable('creator')
    .set({ language: 'en', created_at: inFuture })
    .where('id', '=', english.creatorId)
    .execute()
  const page = await home()
  const list = page.slice(page.indexOf('id="h-new"'))
  expect(list.indexOf('Author author')).toBeGreaterThan(0)
  expect(list.indexOf('Harbour Notes')).toBeGreaterThan(list.lastIndexOf('<b>Author author'))
})
