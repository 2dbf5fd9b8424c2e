import { dateOfName, readDate } from './dates.ts'
import { type Item, keyOfText, type Loss } from './item.ts'

/** Our name of a field -> the name that the archive uses, from `--map title=headline,body=content`. */
export type FieldMap = Record<string, string>

type Fields = Record<string, unknown>

// What we read; all else is kept as notes. Names after the first are what others call the same thing.
const names = {
  id: ['id'],
  title: ['title'],
  format: ['format'],
  body: ['body'],
  lang: ['lang', 'language'],
  author: ['author', 'authors'],
  translator: ['translator', 'translators'],
  channel: ['channel'],
  channels: ['channels'],
  place: ['place'],
  categories: ['categories', 'category'],
  tags: ['tags', 'keywords', 'topics'],
  excerpt: ['excerpt', 'description', 'summary'],
  published: ['published', 'date', 'published_at'],
  updated: ['updated', 'lastmod', 'modified'],
  url: ['url', 'permalink', 'link'],
  slug: ['slug'],
  aliases: ['aliases'],
  source_url: ['source_url'],
  original_title: ['original_title'],
  sources: ['sources'],
  claims: ['claims'],
  declaration: ['declaration'],
  draft: ['draft'],
  status: ['status'],
  listed: ['listed'],
  cover: ['cover', 'image'],
  coverAlt: ['coverAlt', 'image_alt'],
  src: ['src', 'site'],
} as const

type Name = keyof typeof names

/** The names of ours that a map may say the archive's name for. */
export const fieldNames = Object.keys(names)

/** An item from named fields: a line of JSON, or front matter with the text below it. */
export const itemOfFields = (fields: Fields, where: string, map: FieldMap = {}): Item => {
  const used = new Set<string>()
  const take = (name: Name): unknown => {
    const candidates = map[name] ? [map[name]] : names[name]
    // `published: true` says that it is, and leaves it to another field to say when.
    const found = candidates.find(
      (candidate) =>
        fields[candidate] !== undefined &&
        fields[candidate] !== null &&
        (name !== 'published' || fields[candidate] !== true),
    )
    if (found) used.add(found)
    return found ? fields[found] : undefined
  }
  const format = formatOf(take('format'))
  const body = take('body') ?? ''
  const { title, rest } = titleAndRest(text(take('title')), body, format)
  const url = text(take('url'))
  const slug = text(take('slug'))
  const site = text(take('src')) || hostOf(url)
  const named = [fields.path, fields.id, url].map((name) => dateOfName(text(name)))
  const givenDate = take('published')
  const published = readDate(givenDate) ?? named.find((date) => date !== undefined)
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  const language = languageOf(text(take('lang')))
  const sourceUrl = text(take('source_url'))
  const originalTitle = text(take('original_title'))
  const categories = list(take('categories'))
  const tags = list(take('tags'))
  const cover = text(take('cover'))
  const coverAlt = text(take('coverAlt'))
  const frontMatter = (fields.front_matter ?? {}) as Fields
  return {
    where,
    site,
    key: text(take('id')) || slug || url || keyOfText(title, raw),
    digest: keyOfText(title, raw),
    title,
    format,
    body: rest,
    base: baseOf(url, site),
    state: isDraft(take('draft'), take('status'), givenDate) ? 'draft' : 'published',
    isListed: take('listed') !== false,
    language,
    byline: withTranslator(bylineOf(take('author')), bylineOf(take('translator')), language),
    channel: text(take('channel')),
    channels: list(take('channels')),
    place: text(take('place')),
    tags: [...categories, ...tags],
    excerpt: text(take('excerpt')),
    published,
    updated: readDate(take('updated')),
    addresses: [url, ...list(take('aliases')), ...list(frontMatter.aliases)].filter(Boolean),
    file: text(fields.path) || undefined,
    sources: [
      ...listOf(take('sources')),
      ...(sourceUrl ? [{ url: sourceUrl, title: originalTitle || sourceUrl, author: bylineOf(fields.author) }] : []),
    ],
    claims: listOf(take('claims')),
    declaration: take('declaration'),
    cover: cover ? { src: cover, alt: coverAlt, credit: '' } : undefined,
    comments: [],
    lost: lossesOf(givenDate),
    notes: Object.fromEntries(Object.entries(fields).filter(([name]) => !used.has(name))),
  }
}

const isDraft = (draft: unknown, status: unknown, published: unknown): boolean =>
  draft === true ||
  published === false ||
  /^(?:true|yes|1)$/i.test(text(draft)) ||
  /^(?:draft|private|pending|unpublished)$/i.test(text(status))

const lossesOf = (date: unknown): Loss[] =>
  /^\d{4}(?:-\d{1,2})?$/.test(text(date))
    ? [{ what: 'day of publication: only the month or the year is known, its first day stands in its place', count: 1 }]
    : []

/** The address of the page, or of the site when its name is one. */
const baseOf = (url: string, site: string): string | undefined => {
  if (/^https?:\/\//i.test(url) && URL.canParse(url)) return url
  return /^[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,8}$/i.test(site) ? `https://${site}/` : undefined
}

const text = (value: unknown): string => {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

const listOf = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** A list of words, written as a list or with commas. */
const list = (value: unknown): string[] =>
  (typeof value === 'string' ? value.split(/[,，]/) : listOf(value)).map(text).filter((word) => word !== '')

const formats = ['html', 'markdown', 'text', 'document'] as const

const formatOf = (value: unknown): Item['format'] => formats.find((format) => format === value) ?? 'markdown'

/** Without a title, the first line is it. A text that begins with its own title does not say it twice. */
const titleAndRest = (title: string, body: unknown, format: Item['format']): { title: string; rest: unknown } => {
  if (typeof body !== 'string' || format === 'document') return { title, rest: body }
  const start = body.trimStart()
  const end = start.indexOf('\n')
  const first = (end < 0 ? start : start.slice(0, end)).trim()
  const rest = end < 0 ? '' : start.slice(end + 1)
  const heading = first.replace(/^#{1,6}\s+/, '').trim()
  const underline = /^\s*(?:=+|-+)\s*(?:\n|$)/.exec(rest)
  const isHeading = format === 'markdown' && (heading !== first || underline !== null)
  const afterHeading = underline ? rest.slice(underline[0].length) : rest
  if (title) return { title, rest: isHeading && heading === title ? afterHeading : body }
  // A whole paragraph is no title: its beginning serves as one, and the text keeps it.
  if (!isHeading && heading.length > 80 && format !== 'html') return { title: '', rest: body }
  const bare = format === 'html' ? first.replace(/<[^>]{0,2000}>/g, '').trim() : heading
  return { title: bare.slice(0, 200), rest: format === 'html' ? body : afterHeading }
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : '')

export const languageOf = (lang: string): string | undefined => {
  const code = lang.toLowerCase().replace('_', '-')
  if (code === 'zh' || code.startsWith('zh-'))
    return code === 'zh-tw' || code === 'zh-hk' || code === 'zh-hant' ? 'zh-TW' : 'zh-CN'
  return /^[a-z]{2,3}(?:-[a-z]{2})?$/.test(code) ? code.split('-')[0] : undefined
}

/** Who translated a text has a part in it. */
const withTranslator = (author: string, translator: string, language: string | undefined): string => {
  if (!translator || translator === author) return author
  const role = language?.startsWith('zh') ? `${translator} 译` : `translated by ${translator}`
  return [author, role]
    .filter(Boolean)
    .join(language?.startsWith('zh') ? '，' : ', ')
    .slice(0, 120)
}

/** Authors as a byline; an address after a name is not part of it. */
const bylineOf = (value: unknown): string =>
  list(Array.isArray(value) ? value : [value])
    .map((name) => name.replace(/\s*<?\bhttps?:\/\/\S{1,300}/g, '').trim())
    .filter(Boolean)
    .join(', ')
    .slice(0, 120)
