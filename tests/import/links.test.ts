import { beforeAll, expect, test } from 'vitest'
import { type Site, startSite } from '../harness/site.ts'
import { aFile, articlesOf, importFresh, importInto, jsonLines } from './archive.ts'
import { folderOf, textOf } from './folder.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
})

const idsOf = async (creatorId: string): Promise<Record<string, string>> =>
  Object.fromEntries((await articlesOf(site, creatorId)).map(({ id, title }) => [title, id]))

test('links between articles of one archive lead from article to article here, forwards as well as back', async () => {
  const path = await folderOf({
    '_config.yml': 'url: https://linked.example\n',
    '_posts/2020-01-01-first.md':
      '---\ntitle: First\n---\n[a]({% post_url 2020-01-02-second %}) [b](/2020/01/02/second.html#part) [c](https://www.linked.example/2020/01/02/second.html) [d]({% link _posts/2020-01-02-second.md %})\n',
    '_posts/2020-01-02-second.md':
      '---\ntitle: Second\n---\n[back](2020-01-01-first.md) [unfinished]({% post_url later %}) [gone]({% post_url 2020-01-03-gone %}) [elsewhere](https://other.example/2020/01/02/second.html)\n',
    '_drafts/later.md': '---\ntitle: Later\n---\nText\n',
  })
  const { creator, lost } = await importFresh(site, { from: 'jekyll', path })
  const ids = await idsOf(creator.id)
  const first = await textOf(site, ids.First)
  expect(first.match(/href="[^"]+"/g)).toEqual([
    `href="/a/${ids.Second}"`,
    `href="/a/${ids.Second}#part"`,
    `href="/a/${ids.Second}"`,
    `href="/a/${ids.Second}"`,
  ])
  const second = await textOf(site, ids.Second)
  expect(second.match(/href="[^"]+"/g)).toEqual([
    `href="/a/${ids.First}"`,
    'href="https://other.example/2020/01/02/second.html"',
  ])
  expect(lost).toEqual(['_posts/2020-01-02-second.md: 2 link that leads nowhere outside the old site, now plain text'])
})

test('an article that was imported before keeps its id, and new ones link to it', async () => {
  const line = (id: string, body: string, published: string) => ({
    id,
    title: id,
    src: 'b.example',
    path: `posts/${id}.md`,
    published,
    body,
  })
  const one = await aFile('a.jsonl', jsonLines([line('one', 'Text', '2021-01-01')]))
  const { creator } = await importFresh(site, { from: 'jsonl', path: one })
  const both = await aFile(
    'a.jsonl',
    jsonLines([line('one', 'Text', '2022-01-01'), line('two', '[x]({{< ref "one.md" >}})', '2022-01-02')]),
  )
  await importInto(site, { from: 'jsonl', path: both, creatorId: creator.id })
  const ids = await idsOf(creator.id)
  expect(await textOf(site, ids.two)).toContain(`href="/a/${ids.one}"`)
})

test('a name that two articles bear is no target: a wrong link is worse than none', async () => {
  const path = await folderOf({
    'a/index.md': '# A\n\n[x](note.md)',
    'b/note.md': '# Note in b\n\nText',
    'c/note.md': '# Note in c\n\nText',
  })
  const { creator, lost } = await importFresh(site, { from: 'markdown', path })
  const ids = await idsOf(creator.id)
  expect(await textOf(site, ids.A)).not.toContain('href')
  expect(lost.filter((line) => line.includes('link'))).toHaveLength(1)
})
