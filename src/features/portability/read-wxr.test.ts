import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Read } from './item.ts'
import { readWxr } from './read-wxr.ts'

const reads = async (xml: string): Promise<Read[]> => {
  const path = join(await mkdtemp(join(tmpdir(), 'wxr-')), 'export.xml')
  await writeFile(path, xml)
  const found: Read[] = []
  for await (const read of readWxr(path, () => {})) found.push(read)
  return found
}

const rss = (items: string, end = '</channel></rss>') =>
  `<?xml version="1.0"?><rss xmlns:wp="w" xmlns:content="c" xmlns:dc="d" xmlns:excerpt="e"><channel><title>T</title><wp:base_blog_url>https://old.example</wp:base_blog_url>${items}${end}`

const item = (status: string, kind = 'post', body = 'One\n\nTwo') =>
  `<item><title>Hello</title><link>https://old.example/hello/</link><wp:post_id>7</wp:post_id><wp:post_type>${kind}</wp:post_type><wp:status>${status}</wp:status><wp:post_date_gmt>2012-01-02 03:04:05</wp:post_date_gmt><content:encoded><![CDATA[${body}]]></content:encoded></item>`

test('posts are published, drafts and private ones become drafts, pages stay off the lists', async () => {
  const found = await reads(rss(item('publish') + item('private') + item('publish', 'page')))
  expect(found.map((read) => 'item' in read && [read.item.state, read.item.isListed])).toEqual([
    ['published', true],
    ['draft', true],
    ['published', false],
  ])
})

test('the trash and menu entries are passed over, and said to be', async () => {
  const found = await reads(rss(item('trash') + item('publish', 'nav_menu_item')))
  expect(found).toEqual([{ skipped: 'in the trash' }, { skipped: 'menu entries' }])
})

test('empty lines part paragraphs, as WordPress shows them', async () => {
  const [read] = await reads(rss(item('publish', 'post', 'One\nline\n\n<pre>a\n\nb</pre>\nTwo')))
  expect(read && 'item' in read && read.item.body).toBe('<p>One<br>\nline</p>\n<pre>a\n\nb</pre>\n<p>Two</p>')
})

test('a file that breaks off is refused where it breaks, and what came before is read', async () => {
  const found = await reads(rss(`${item('publish')}<item><title>Broken</title>`, ''))
  expect(found).toHaveLength(2)
  expect(found[0]).toHaveProperty('item')
  expect(found[1]).toMatchObject({ refused: { where: 'after item 1' } })
})

test('a file that is no export says so', async () => {
  expect(await reads('<html><body>hello</body></html>')).toMatchObject([
    { refused: { reason: expect.stringContaining('rss') } },
  ])
})

test('approved comments are kept with their threads, spam and pings are not', async () => {
  const comment = (id: number, parent: number, approved: string, type = '') =>
    `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_parent>${parent}</wp:comment_parent><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>${type}</wp:comment_type><wp:comment_author>A</wp:comment_author><wp:comment_content>Hi</wp:comment_content></wp:comment>`
  const comments = comment(1, 0, '1') + comment(2, 1, '1') + comment(3, 0, 'spam') + comment(4, 0, '1', 'pingback')
  const [read] = await reads(rss(item('publish').replace('</item>', `${comments}</item>`)))
  expect(read && 'item' in read && read.item.comments.map(({ key, parent }) => [key, parent])).toEqual([
    ['1', null],
    ['2', '1'],
  ])
})
