import { fromHtml, plainText } from '#features/document/index.ts'
import { readDate } from './dates.ts'
import { languageOf } from './fields.ts'
import { type Item, type ItemComment, keyOfText, type Read } from './item.ts'
import { archiveFiles, openFile, whyUnreadable } from './open-archive.ts'
import { wordpressHtml } from './wordpress-html.ts'
import { type Attachments, attachmentsOf, metaOf } from './wxr-attachments.ts'
import { childrenOf, textOf, type WxrNode, wxrItems } from './wxr-items.ts'

export const wxrEndings = ['.xml', '.wxr'] as const

type Surroundings = { channel: WxrNode; attachments: Attachments }

/**
 * WordPress exports (WXR). Posts are published or, when they were drafts, private, pending or behind a password, become
 * drafts; pages stay off the lists; the trash and what is no text are passed over; attachments tell where pictures were.
 */
export async function* readWxr(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Read> {
  const files = await archiveFiles(path, wxrEndings)
  const attachments = await attachmentsOf(files)
  for (const file of files) {
    const name = file.name ? `${file.name} ` : ''
    let number = 0
    try {
      for await (const part of wxrItems(openFile(file, onBytes))) {
        if ('broken' in part) {
          yield refuse(`${name}after item ${number}`, `is not well-formed: ${part.broken}`)
          continue
        }
        number += 1
        const where = `${name}item ${number}`
        yield part.fault
          ? refuse(whereOf(part.item, where), `is not well-formed: ${part.fault}`)
          : readItem(part.item, { channel: part.channel, attachments }, where)
      }
    } catch (error) {
      yield refuse(`${name}after item ${number}`, whyUnreadable(error))
    }
  }
}

const refuse = (where: string, reason: string): Read => ({ refused: { where, reason } })

const whereOf = (item: WxrNode, where: string): string => `${where} (${words(textOf(item, 'title')).slice(0, 60)})`

/** A title or a name as people read it: exports write them as HTML. */
const words = (html: string): string =>
  /[<&]/.test(html)
    ? plainText(fromHtml(html).document)
        .replaceAll(/\s{1,100}/g, ' ')
        .trim()
    : html

const authorsOf = (channel: WxrNode): Map<string, string> =>
  new Map(
    childrenOf(channel, 'wp:author').map((author) => [
      textOf(author, 'wp:author_login'),
      textOf(author, 'wp:author_display_name') || textOf(author, 'wp:author_login'),
    ]),
  )

const kinds: Record<string, string> = {
  attachment: 'attachments',
  nav_menu_item: 'menu entries',
  custom_css: 'style sheets',
  revision: 'old revisions',
}

const readItem = (item: WxrNode, around: Surroundings, where: string): Read => {
  const kind = textOf(item, 'wp:post_type') || 'post'
  const status = textOf(item, 'wp:status') || 'publish'
  if (kind !== 'post' && kind !== 'page') return { skipped: kinds[kind] ?? `items of the kind ${kind.slice(0, 40)}` }
  if (status === 'trash' || status === 'auto-draft') return { skipped: 'in the trash' }
  return { item: itemOf(item, around, whereOf(item, where), kind, status) }
}

const itemOf = (
  item: WxrNode,
  { channel, attachments }: Surroundings,
  where: string,
  kind: string,
  status: string,
): Item => {
  const title = words(textOf(item, 'title'))
  const content = textOf(item, 'content:encoded')
  const link = textOf(item, 'link')
  const login = textOf(item, 'dc:creator')
  const { html, lost } = wordpressHtml(content, attachments)
  const cover = attachments.get(metaOf(item, '_thumbnail_id'))
  const isOpen = status === 'publish' && textOf(item, 'wp:post_password') === ''
  return {
    where,
    site: textOf(channel, 'wp:base_blog_url') || textOf(channel, 'link'),
    key: textOf(item, 'wp:post_id') || textOf(item, 'guid') || keyOfText(title, content),
    digest: keyOfText(title, content),
    title,
    format: 'html',
    body: html,
    base: baseOf(link, channel),
    state: isOpen ? 'published' : 'draft',
    isListed: kind === 'post',
    language: languageOf(textOf(channel, 'language'))?.startsWith('zh')
      ? languageOf(textOf(channel, 'language'))
      : undefined,
    byline: words(authorsOf(channel).get(login) ?? login).slice(0, 120),
    channel: '',
    tags: tagsOf(item),
    excerpt: textOf(item, 'excerpt:encoded'),
    published:
      readDate(textOf(item, 'wp:post_date_gmt')) ??
      readDate(textOf(item, 'pubDate')) ??
      readDate(textOf(item, 'wp:post_date')),
    updated: readDate(textOf(item, 'wp:post_modified_gmt')),
    addresses: [link].filter(Boolean),
    sources: [],
    cover: cover && { src: cover.src, alt: cover.alt, credit: '' },
    comments: childrenOf(item, 'wp:comment').flatMap(commentOf),
    notes: notesOf(item, status),
    lost: [...lost].map(([shortcode, count]) => ({ what: `shortcode ${shortcode}`, count })),
  }
}

const baseOf = (link: string, channel: WxrNode): string | undefined =>
  [link, textOf(channel, 'wp:base_blog_url'), textOf(channel, 'link')].find(
    (address) => /^https?:\/\//i.test(address) && URL.canParse(address),
  )

const tagsOf = (item: WxrNode): string[] =>
  childrenOf(item, 'category')
    .filter(({ attributes: { domain } }) => domain === undefined || domain === 'post_tag' || domain === 'category')
    .map((term) => words(term.text.trim()))
    .filter((label) => label !== '' && !/^(?:uncategorized|未分类)$/i.test(label))

const commentOf = (comment: WxrNode): ItemComment[] => {
  const type = textOf(comment, 'wp:comment_type')
  if (textOf(comment, 'wp:comment_approved') !== '1' || type === 'pingback' || type === 'trackback') return []
  const parent = textOf(comment, 'wp:comment_parent')
  const author = textOf(comment, 'wp:comment_author').slice(0, 120)
  const body = textOf(comment, 'wp:comment_content').slice(0, 20_000)
  const at = readDate(textOf(comment, 'wp:comment_date_gmt'))
  const key = textOf(comment, 'wp:comment_id').slice(0, 100) || keyOfText(author, body, at?.toISOString() ?? '')
  return [{ key, parent: parent && parent !== '0' ? parent.slice(0, 100) : null, author, body, at }]
}

const notesOf = (item: WxrNode, status: string): Record<string, unknown> => {
  const meta = childrenOf(item, 'wp:postmeta').map((entry) => [
    textOf(entry, 'wp:meta_key'),
    textOf(entry, 'wp:meta_value').slice(0, 2000),
  ])
  return { status, slug: textOf(item, 'wp:post_name'), guid: textOf(item, 'guid'), meta: Object.fromEntries(meta) }
}
