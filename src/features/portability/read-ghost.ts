import { fromHtml, plainText } from '#features/document/index.ts'
import { readDate } from './dates.ts'
import { languageOf } from './fields.ts'
import { type GhostExport, type GhostPost, openGhost, textIn } from './ghost-export.ts'
import { ghostHtml } from './ghost-html.ts'
import { type Item, keyOfText, type Loss, type Read } from './item.ts'
import { archiveFiles } from './open-archive.ts'

export const ghostEndings = ['.json'] as const

/**
 * Ghost exports, of any version that writes posts: as HTML where it is there, else from Lexical or Mobiledoc. What only
 * members could read, or what went out by mail alone, becomes a draft; pages stay off the lists.
 */
export async function* readGhost(path: string, onBytes: (bytes: number) => void): AsyncGenerator<Read> {
  for (const file of await archiveFiles(path, ghostEndings)) {
    const opened = await openGhost(file, onBytes)
    const name = file.name ? `${file.name} ` : ''
    if ('reason' in opened) yield { refused: { where: name.trim() || 'the file', reason: opened.reason } }
    else if ('other' in opened) yield { skipped: 'JSON files that are no Ghost export' }
    else yield* postsOf(opened, name)
  }
}

function* postsOf(archive: GhostExport, name: string): Generator<Read> {
  for (const [at, post] of archive.posts.entries()) {
    const title = words(textIn(post, 'title'))
    const where = `${name}post ${at + 1} (${title.slice(0, 60)})`
    yield typeof post === 'object' && post !== null
      ? { item: itemOf(post, archive, title, where) }
      : { refused: { where, reason: 'is not an object with fields' } }
  }
}

const words = (html: string): string =>
  /<[a-z/]|&[a-z#\d]{1,31};/i.test(html) ? plainText(fromHtml(html).document).trim() : html.trim()

const itemOf = (post: GhostPost, archive: GhostExport, title: string, where: string): Item => {
  const id = textIn(post, 'id')
  const meta = archive.metaOf.get(id) ?? {}
  const slug = textIn(post, 'slug')
  const { html, lost } = ghostHtml(post)
  const cover = withoutPlace(textIn(post, 'feature_image'))
  const { state, losses } = stateOf(post, meta)
  const canonical = textIn(post, 'canonical_url')
  const uuid = textIn(post, 'uuid')
  return {
    where,
    site: uuid ? 'ghost' : archive.title || 'ghost',
    key: uuid || id || slug || keyOfText(title, html),
    digest: keyOfText(title, html),
    title: title === '(Untitled)' ? '' : title,
    format: 'html',
    body: withoutPlace(html),
    state,
    isListed: textIn(post, 'type') !== 'page' && post.page !== true && post.page !== 1,
    language: languageOf(textIn(post, 'locale') || textIn(post, 'language') || archive.language),
    byline: archive.authorsOf(post).join(', ').slice(0, 120),
    channel: '',
    tags: archive.tagsOf(post),
    excerpt: textIn(post, 'custom_excerpt') || textIn(meta, 'meta_description') || textIn(post, 'meta_description'),
    published: state === 'published' ? timeOf(post.published_at) : undefined,
    updated: timeOf(post.updated_at),
    addresses: slug ? [`/${slug}/`, ...(archive.aliases.get(slug) ?? [])] : [],
    sources: /^https?:\/\//.test(canonical) ? [{ url: canonical, title: title || canonical }] : [],
    cover: cover
      ? {
          src: cover,
          alt: textIn(meta, 'feature_image_alt').slice(0, 1000),
          credit: words(textIn(meta, 'feature_image_caption')).slice(0, 300),
        }
      : undefined,
    comments: [],
    notes: notesOf(post, meta),
    lost: [...lost, ...losses],
  }
}

/** Ghost writes its own address, and the size of a picture, in a form that nobody else can read. */
const withoutPlace = (text: string): string =>
  text.replaceAll('__GHOST_URL__', '').replace(/(\/content\/images\/)size\/w\d{1,5}(?:h\d{1,5})?\//g, '$1')

const timeOf = (value: unknown): Date | undefined => readDate(typeof value === 'number' ? new Date(value) : value)

const closed: Record<string, string> = {
  members: 'publication: only members could read it, so that it is a draft',
  paid: 'publication: only members who paid could read it, so that it is a draft',
  tiers: 'publication: only some members could read it, so that it is a draft',
}

const stateOf = (post: GhostPost, meta: object): { state: Item['state']; losses: Loss[] } => {
  const status = textIn(post, 'status')
  const visibility = textIn(post, 'visibility') || 'public'
  const isMail = status === 'sent' || Boolean((meta as { email_only?: unknown }).email_only)
  const why = isMail
    ? 'publication: it only went out by mail, so that it is a draft'
    : status === 'published' && visibility !== 'public'
      ? (closed[visibility] ?? closed.tiers ?? '')
      : ''
  const code = ['codeinjection_head', 'codeinjection_foot'].filter((name) => textIn(post, name) !== '').length
  return {
    state: status === 'published' && !why ? 'published' : 'draft',
    losses: [
      { what: why, count: why ? 1 : 0 },
      { what: 'code for the head or the foot of its page', count: code },
    ].filter(({ count }) => count > 0),
  }
}

const texts = new Set(['html', 'lexical', 'mobiledoc', 'plaintext', 'markdown', 'title'])

const notesOf = (post: GhostPost, meta: object): Record<string, unknown> => {
  const told = ([name, value]: [string, unknown]) => !texts.has(name) && value !== null && value !== ''
  return Object.fromEntries([...Object.entries(meta), ...Object.entries(post)].filter(told))
}
