import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { type Site, startSite } from '../harness/site.ts'
import { articlesOf, importFresh, importInto } from './archive.ts'
import { folderOf } from './folder.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
})

test('front matter is read, and what stands in a folder of drafts is a draft', async () => {
  const path = await folderOf({
    'posts/2014-03-19-hello.md': '---\ntitle: Hello\nauthor: Ana\ntags: [a, b]\n---\nText.\n',
    '_drafts/later.md': '---\ntitle: Later\n---\nNot yet.\n',
    'hidden.md': '---\ntitle: Hidden\npublished: false\n---\nNot any more.\n',
  })
  const { creator, counts } = await importFresh(site, { from: 'markdown', path })
  expect(counts.imported).toBe(3)
  expect(await articlesOf(site, creator.id)).toMatchObject([
    { title: 'Hello', byline: 'Ana', state: 'published', published_at: new Date('2014-03-19') },
    { title: 'Hidden', state: 'draft' },
    { title: 'Later', state: 'draft' },
  ])
})

test('a file that cannot be read is refused with its name and the reason', async () => {
  const path = await folderOf({
    'alias.md': `---\na: &a [x]\n${Array.from({ length: 12 }, (_, at) => `b${at}: &b${at} [${Array(9).fill(at ? `*b${at - 1}` : '*a')}]`).join('\n')}\n---\nText\n`,
    'bytes.md': Uint8Array.of(0x23, 0x20, 0xff, 0xfe),
    'list.md': '---\n- a\n- b\n---\nText\n',
    'open.md': '---\ntitle: "never closed\n---\nText\n',
    'plain.md': '# Plain\n\nText\n',
    'toml.md': '+++\ntitle = T\n+++\nText\n',
  })
  const { counts, refused } = await importFresh(site, { from: 'markdown', path })
  expect(counts).toEqual({ imported: 1, there: 0, refused: 5 })
  expect(refused).toEqual([
    expect.stringMatching(/^alias.md has front matter that cannot be read: /),
    'bytes.md is not UTF-8 text',
    'list.md has front matter that is not a list of fields',
    expect.stringMatching(/^open.md has front matter that cannot be read: /),
    expect.stringMatching(/^toml.md has front matter that cannot be read: /),
  ])
})

test('files of the same name in two folders are two articles, and each is known again', async () => {
  const one = await folderOf({ 'index.md': '# One\n\nText' })
  const other = await folderOf({ 'index.md': '# Other\n\nText' })
  const { creator } = await importFresh(site, { from: 'markdown', path: one })
  const into = { from: 'markdown' as const, creatorId: creator.id }
  expect((await importInto(site, { ...into, path: other })).counts.imported).toBe(1)
  expect((await importInto(site, { ...into, path: join(one, 'index.md') })).counts.there).toBe(1)
})

test('pictures of the archive are stored and shown, one that is missing keeps its words and its address', async () => {
  const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#1f4fd8' } })
    .jpeg()
    .toBuffer()
  const path = await folderOf({
    'a.md':
      '---\ntitle: A\n---\n![A blue field](img/blue.jpg)\n\n![Gone](https://old.example/gone.jpg)\n\n![No picture](img/text.jpg)\n',
    'img/blue.jpg': photo,
    'img/text.jpg': 'not a picture',
  })
  const { creator, lost } = await importFresh(site, { from: 'markdown', path, media: [path] })
  const [article] = await articlesOf(site, creator.id)
  expect(article?.cover).toMatchObject({ alt: 'A blue field', width: 40, height: 30 })
  const page = await site.stranger().get(`/a/${article?.id}`)
  expect(page.text).toMatch(/<img[^>]+src="\/media\/[0-9a-f]{64}\//)
  expect(page.text).toContain('https://old.example/gone.jpg')
  expect(lost.filter((line) => line.includes('picture'))).toEqual([
    'a.md: 1 pictures that did not come with the archive',
    'a.md: 1 picture img/text.jpg (not-a-picture)',
  ])
})
