import { readDate } from './dates.ts'
import { type Item, type ItemComment, keyOfText, type Read } from './item.ts'
import { archiveFiles, openFile } from './open-archive.ts'
import { wordpressHtml } from './wordpress-html.ts'
import { childrenOf, textOf, type WxrNode, wxrItems } from './wxr-items.ts'

/**
 * WordPress exports (WXR). Posts are published or, when they were drafts, private or pending, become drafts; pages stay
 * off the lists; the trash and what is no text are passed over; attachments tell where pictures were.
 */
export async function* readWxr(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Read> {
  for (const file of await archiveFiles(path, ['.xml', '.wxr'])) {
    const name = file.name ? `${file.name} ` : ''
    let number = 0
    const content = openFile(file, onBytes)
    content.setEncoding('utf8')
    const authors = new Map<string, string>()
    for await (const { channel, item, broken } of wxrItems(content as AsyncIterable<string>)) {
      if (broken) yield { refused: { where: `${name}after item ${number}`, reason: `is not well-formed: ${broken}` } }
      if (!item) continue
      number += 1
      if (authors.size === 0) for (const [login, shown] of authorsOf(channel)) authors.set(login, shown)
      yield readItem(item, channel, authors, `${name}item ${number}`)
    }
  }
}

const authorsOf = (channel: WxrNode | undefined): [string, string][] =>
  childrenOf(channel, 'wp:author').map((author) => [
    textOf(author, 'wp:author_login'),
    textOf(author, 'wp:author_display_name') || textOf(author, 'wp:author_login'),
  ])

const kinds: Record<string, string> = {
  attachment: 'attachments',
  nav_menu_item: 'menu entries',
  custom_css: 'style sheets',
  revision: 'old revisions',
}

const readItem = (item: WxrNode, channel: WxrNode | undefined, authors: Map<string, string>, where: string): Read => {
  const kind = textOf(item, 'wp:post_type') || 'post'
  const status = textOf(item, 'wp:status') || 'publish'
  if (kind !== 'post' && kind !== 'page') return { skipped: kinds[kind] ?? `items of the kind ${kind.slice(0, 40)}` }
  if (status === 'trash' || status === 'auto-draft') return { skipped: 'in the trash' }
  return { item: itemOf(item, channel, authors, where, kind, status) }
}

const itemOf = (
  item: WxrNode,
  channel: WxrNode | undefined,
  authors: Map<string, string>,
  where: string,
  kind: string,
  status: string,
): Item => {
  const title = textOf(item, 'title')
  const content = textOf(item, 'content:encoded')
  const link = textOf(item, 'link')
  const login = textOf(item, 'dc:creator')
  const terms = childrenOf(item, 'category').filter((term) => term.text.trim() !== '')
  const tags = terms.filter(({ attributes }) => attributes.domain === 'post_tag' || attributes.domain === 'category')
  const published =
    readDate(textOf(item, 'wp:post_date_gmt')) ??
    readDate(textOf(item, 'wp:post_date')) ??
    readDate(textOf(item, 'pubDate'))
  return {
    where: `${where} (${title.slice(0, 60)})`,
    site: textOf(channel, 'wp:base_blog_url') || textOf(channel, 'link'),
    key: textOf(item, 'wp:post_id') || textOf(item, 'guid') || keyOfText(title, content),
    title,
    format: 'html',
    body: wordpressHtml(content),
    state: status === 'publish' ? 'published' : 'draft',
    isListed: kind === 'post',
    language: /^zh/i.test(textOf(channel, 'language')) ? 'zh-CN' : undefined,
    byline: (authors.get(login) ?? login).slice(0, 120),
    channel: '',
    tags: tags.map((term) => term.text.trim()).filter((label) => !/^(?:uncategorized|未分类)$/i.test(label)),
    excerpt: textOf(item, 'excerpt:encoded'),
    published,
    updated: readDate(textOf(item, 'wp:post_modified_gmt')),
    addresses: [link].filter(Boolean),
    sources: [],
    attachments: new Map(),
    comments: childrenOf(item, 'wp:comment').flatMap(commentOf),
    notes: notesOf(item, status),
  }
}

const commentOf = (comment: WxrNode): ItemComment[] => {
  const type = textOf(comment, 'wp:comment_type')
  if (textOf(comment, 'wp:comment_approved') !== '1' || type === 'pingback' || type === 'trackback') return []
  const parent = textOf(comment, 'wp:comment_parent')
  return [
    {
      key: textOf(comment, 'wp:comment_id') || keyOfText(comment.text),
      parent: parent && parent !== '0' ? parent : null,
      author: textOf(comment, 'wp:comment_author').slice(0, 120),
      body: textOf(comment, 'wp:comment_content').slice(0, 20_000),
      at: readDate(textOf(comment, 'wp:comment_date_gmt')),
    },
  ]
}

const notesOf = (item: WxrNode, status: string): Record<string, unknown> => {
  const meta = childrenOf(item, 'wp:postmeta').map((entry) => [
    textOf(entry, 'wp:meta_key'),
    textOf(entry, 'wp:meta_value').slice(0, 2000),
  ])
  return { status, slug: textOf(item, 'wp:post_name'), guid: textOf(item, 'guid'), meta: Object.fromEntries(meta) }
}
