import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { beforeAll, expect, test } from 'vitest'
import { type Site, startSite } from '../harness/site.ts'
import { aFile, aFolder, articlesOf, importFresh } from './archive.ts'

let site: Site

beforeAll(async () => {
  site = await startSite()
})

type Post = { id: number; title?: string; kind?: string; status?: string; body?: string; more?: string; link?: string }

const post = ({ id, title = `Post ${id}`, kind = 'post', status = 'publish', body = 'Text.', more = '', link }: Post) =>
  `<item><title>${title}</title><link>${link ?? `https://old.example/2012/post-${id}/`}</link><dc:creator>ana</dc:creator>
<wp:post_id>${id}</wp:post_id><wp:post_type>${kind}</wp:post_type><wp:status>${status}</wp:status>
<wp:post_date_gmt>2012-01-02 03:04:05</wp:post_date_gmt><content:encoded><![CDATA[${body}]]></content:encoded>${more}</item>`

const exported = (items: string, head = '') => `<?xml version="1.0" encoding="UTF-8"?>${head}
<rss version="2.0" xmlns:wp="w" xmlns:content="c" xmlns:dc="d" xmlns:excerpt="e"><channel><title>T</title>
<wp:base_blog_url>https://old.example</wp:base_blog_url>
<wp:author><wp:author_login>ana</wp:author_login><wp:author_display_name>Ana &amp; Co</wp:author_display_name></wp:author>
${items}</channel></rss>`

const importWxr = async (items: string, { head = '', media = [] as string[] } = {}) =>
  importFresh(site, { from: 'wxr', path: await aFile('export.xml', exported(items, head)), media })

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`

test('what readers saw is published, all else is a draft, the trash is left, and a page is off the lists', async () => {
  const { creator, counts, skipped } = await importWxr(
    [
      post({ id: 1, title: 'a public' }),
      post({ id: 2, title: 'b private', status: 'private' }),
      post({ id: 3, title: 'c draft', status: 'draft' }),
      post({ id: 4, title: 'd secret', more: '<wp:post_password>x</wp:post_password>' }),
      post({ id: 5, title: 'e page', kind: 'page' }),
      post({ id: 6, title: 'f trash', status: 'trash' }),
    ].join('\n'),
  )
  expect(counts).toEqual({ imported: 5, there: 0, refused: 0 })
  expect(skipped).toEqual(['in the trash'])
  const found = await articlesOf(site, creator.id)
  expect(found.map(({ title, state, is_listed }) => [title, state, is_listed])).toEqual([
    ['a public', 'published', true],
    ['b private', 'draft', true],
    ['c draft', 'draft', true],
    ['d secret', 'draft', true],
    ['e page', 'published', false],
  ])
  expect(found[0]?.byline).toBe('Ana & Co')
  const page = await site.stranger().get(`/@${creator.handle}`)
  expect(page.text).toContain('a public')
  for (const title of ['b private', 'd secret', 'e page']) expect(page.text).not.toContain(title)
})

test('an old address leads to the article, but never over one of ours, nor to a draft', async () => {
  const { creator } = await importWxr(
    [
      post({ id: 1, title: 'a', link: 'https://old.example/2012/%E4%BD%A0%E5%A5%BD/' }),
      post({ id: 2, title: 'b', link: 'https://old.example/latest/' }),
      post({ id: 3, title: 'c', status: 'draft', link: 'https://old.example/2012/unfinished/' }),
    ].join(''),
  )
  const [article] = await articlesOf(site, creator.id)
  const stranger = site.stranger()
  const moved = await stranger.get('/2012/%E4%BD%A0%E5%A5%BD?from=feed')
  expect([moved.status, moved.location]).toEqual([301, `/a/${article?.id}`])
  expect((await stranger.get('/latest')).status).toBe(200)
  expect((await stranger.get('/2012/unfinished/')).status).toBe(404)
})

test('comments are kept with their threads, without mail addresses', async () => {
  const comment = (id: number, parent: number) =>
    `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_parent>${parent}</wp:comment_parent><wp:comment_approved>1</wp:comment_approved><wp:comment_author>Bo</wp:comment_author><wp:comment_author_email>bo@example.com</wp:comment_author_email><wp:comment_date_gmt>2012-02-02 00:00:00</wp:comment_date_gmt><wp:comment_content>Hello ${id}</wp:comment_content></wp:comment>`
  const { creator } = await importWxr(post({ id: 1, more: comment(8, 0) + comment(9, 8) }))
  const kept = await site.db
    .selectFrom('imported_comment')
    .innerJoin('article', 'article.id', 'imported_comment.article_id')
    .select(['item', 'parent_item', 'author', 'body'])
    .where('creator_id', '=', creator.id)
    .orderBy('item')
    .execute()
  expect(kept).toEqual([
    { item: '8', parent_item: null, author: 'Bo', body: 'Hello 8' },
    { item: '9', parent_item: '8', author: 'Bo', body: 'Hello 9' },
  ])
})

test('pictures, the cover and galleries come from the folder, also where the text shows a smaller copy', async () => {
  const folder = await aFolder()
  await mkdir(join(folder, 'uploads/2012/05'), { recursive: true })
  const paint = (background: string) =>
    sharp({ create: { width: 50, height: 40, channels: 3, background } })
      .png()
      .toBuffer()
  await writeFile(join(folder, 'uploads/2012/05/red.png'), await paint('#a00'))
  await writeFile(join(folder, 'uploads/2012/05/green.png'), await paint('#0a0'))
  const address = 'https://old.example/wp-content/uploads/2012/05'
  const attachment = (id: number, name: string) =>
    post({
      id,
      kind: 'attachment',
      status: 'inherit',
      more: `<wp:attachment_url>${address}/${name}</wp:attachment_url>${meta('_wp_attachment_image_alt', `A ${name}`)}`,
    })
  const body = `[caption id="x" caption="The red one"]<a href="${address}/red.png"><img src="${address}/red-25x20.png" alt="red"></a>[/caption]\n\n[gallery ids="21,22"]\n\n<img src="https://old.example/wp-content/uploads/2013/07/red.png" alt="another month">`
  const { creator, lost } = await importWxr(
    post({ id: 1, body, more: meta('_thumbnail_id', '22') }) + attachment(21, 'red.png') + attachment(22, 'green.png'),
    { media: [folder] },
  )
  expect(lost).toEqual([expect.stringContaining('1 pictures that did not come with the archive')])
  const [article] = await articlesOf(site, creator.id)
  expect(article?.cover).toMatchObject({ alt: 'A green.png', width: 50 })
  const page = await site.stranger().get(`/a/${article?.id}`)
  expect(page.text).toContain('The red one')
  expect(page.text).toContain('alt="A green.png"')
})

test('a bomb of entities explodes nowhere, and its text stays what it was', { timeout: 10_000 }, async () => {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('')
  const head = `<!DOCTYPE rss [<!ENTITY l0 "lol"><!ENTITY file SYSTEM "file:///etc/passwd">${levels}]>`
  const { creator, counts } = await importWxr(post({ id: 1, title: '&l9; &file;' }), { head })
  expect(counts.imported).toBe(1)
  expect(await articlesOf(site, creator.id)).toMatchObject([{ title: '&l9; &file;' }])
})

test('a fault within an item is refused with its number, the items around it are imported', async () => {
  const { counts, refused } = await importWxr(
    `${post({ id: 1 })}<item><title>Bro<b>ken</title><wp:post_id>2</wp:post_id></item>${post({ id: 3, link: 'https://old.example/?a=1&b=2' })}`,
  )
  expect(counts).toEqual({ imported: 2, there: 0, refused: 1 })
  expect(refused).toEqual([expect.stringMatching(/^item 2 .*is not well-formed: /)])
})

test('an item that has no end is refused before it fills the memory', { timeout: 20_000 }, async () => {
  const { counts, refused } = await importWxr(post({ id: 1, body: 'x'.repeat(17_000_000) }) + post({ id: 2 }))
  expect(counts).toEqual({ imported: 1, there: 0, refused: 1 })
  expect(refused).toEqual([expect.stringContaining('longer than 16 million characters')])
})

test('shortcodes unfold, lose their frame or are counted; brackets that are none stay', async () => {
  const body = `[sic] [code lang="c"]a[i] &lt; b[/code] [box]Kept words[/box] [button url="x"] [[literal]] $latex x^2$\n\n<pre>[x a="1"]</pre>`
  const { creator, lost } = await importWxr(post({ id: 1, body }))
  const [article] = await articlesOf(site, creator.id)
  const page = await site.stranger().get(`/a/${article?.id}`)
  for (const text of ['[sic]', 'Kept words', 'a[i] &lt; b', '[literal]', '[x a=', '<math'])
    expect(page.text).toContain(text)
  expect(page.text).not.toContain('[box]')
  expect(lost).toEqual([expect.stringContaining('1 shortcode button')])
})
