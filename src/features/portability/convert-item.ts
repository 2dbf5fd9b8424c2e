import { type Details, declarationSchema, detailsSchema } from '#features/articles/thread.ts'
import {
  type Conversion,
  cleanText,
  fromHtml,
  fromMarkdown,
  guessLanguage,
  plainText,
  readDocument,
  shorten,
  withFigures,
  withLinksRead,
} from '#features/document/index.ts'
import type { Source } from '#features/sources/thread.ts'
import { type ArchiveNames, findLink } from './archive-names.ts'
import type { Item, Loss } from './item.ts'
import { readSource } from './read-source.ts'
import { unfoldShortcodes } from './shortcodes.ts'

type BodyParts = Omit<Conversion, 'lost'> & { lost: Loss[] }

/** An item as our article, but for its pictures, with what it lost on the way. */
export type Converted = BodyParts & {
  details: Details
  text: string
  /** The ids of the sources in the order given; undefined for one that could not be taken. */
  sourceIds: (string | undefined)[]
}

/** What a conversion knows of this site and of the rest of the archive: plain data, which a thread can be given. */
export type Knows = {
  /** By any of their names, in small letters. */
  channels: ReadonlyMap<string, string>
  siteLanguage: string
  names?: ArchiveNames | undefined
}

export const convertItem = (
  item: Item,
  knows: Knows,
): { ok: true; converted: Converted } | { ok: false; reason: string } => {
  const conversion = convertBody(item, knows.names)
  if (!conversion.ok) return conversion
  const { document } = conversion
  const text = plainText(document)
  if (!item.title && !text.trim()) return { ok: false, reason: 'has neither a title nor a text' }
  const title = titleOf(item)
  const tags = tagsOf(item)
  const sources = item.sources.map((given) => withOwnId(readSource(given), given))
  const declaration = declarationSchema.safeParse(item.declaration ?? {})
  const details = detailsSchema.safeParse({
    title: cut(title, 200) || shorten(text, 40),
    summary: summaryOf(item, text),
    language: (item.language ?? guessedLanguage(`${title}\n${text}`)) || knows.siteLanguage,
    channels: channelsOf(item, knows),
    tags: tags.slice(0, 10),
    place: cut(item.place ?? '', 60),
    byline: cut(item.byline, 120),
    sources: sources.filter((source) => source !== undefined).slice(0, 300),
    declaration: declaration.data ?? {},
  })
  if (!details.success) return { ok: false, reason: `has a field that does not fit: ${fieldOf(details.error)}` }
  const losses: Loss[] = [
    { what: 'date of publication: the day of the import stands in its place', count: lacksDate(item) ? 1 : 0 },
    { what: 'tags beyond the tenth', count: Math.max(0, tags.length - 10) },
    { what: 'sources without a title or an address', count: sources.filter((source) => !source).length },
    { what: 'the end of a title over 200 characters', count: title.length > 200 ? 1 : 0 },
    { what: 'declaration in a form that is not ours', count: declaration.success ? 0 : 1 },
  ]
  let next = 0
  const sourceIds = sources.map((source) => source && details.data.sources[next++]?.id)
  const lost = [...item.lost, ...namedLosses(conversion.lost), ...losses].filter(({ count }) => count > 0)
  return { ok: true, converted: { ...conversion, details: details.data, text, sourceIds, lost } }
}

const guessedLanguage = (text: string): string | undefined => {
  const guess = guessLanguage(text)
  return guess === 'zh' ? 'zh-CN' : guess
}

const fieldOf = (error: { issues: { path: PropertyKey[]; message: string }[] }): string =>
  error.issues
    .slice(0, 3)
    .map(({ path, message }) => `${path.join('.')} (${message})`)
    .join(', ')
    .slice(0, 200)

const lacksDate = ({ state, published }: Item): boolean => state === 'published' && !published

/** Cut without leaving half a character. */
const cut = (text: string, length: number): string => cleanText(text.slice(0, length)).replace(/\uFFFD$/, '')

const entity = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

// A title in Markdown or HTML may hold entities, while <video> in one is what the article is about.
const titleOf = ({ title }: Item): string =>
  entity.test(title)
    ? plainText(fromHtml(title.replaceAll('<', '&lt;')).document)
        .replaceAll('\n', ' ')
        .trim()
    : title

const namedLosses = (lost: Loss[]): Loss[] => lost.map(({ what, count }) => ({ what: lossWords[what] ?? what, count }))

/** What the converter calls a loss, in words for the report. */
const lossWords: Record<string, string> = {
  embed: 'embedded frame or player, now a link',
  form: 'form field',
  drawing: 'inline drawing',
  formula: 'formula that could not be read',
  'picture-inside': 'picture written into the text as data',
  link: 'link that leads nowhere outside the old site, now plain text',
  hidden: 'hidden passage',
  'layout-table': 'table used for layout, now plain text',
  'deep-nesting': 'nesting deeper than a document allows',
  structure: 'place whose structure was changed to fit',
  'embedded-article': 'embedded article beyond the number that a document may hold',
  cut: 'character beyond the length of a document',
}

type Body = ({ ok: true } & BodyParts) | { ok: false; reason: string }

// What the converters make has passed `readDocument`, the one gate for what strangers send; a document passes it here.
const convertBody = (item: Item, names: ArchiveNames | undefined): Body => {
  const { format, body, title, base } = item
  const here = names && ((address: string) => findLink(names, item, address))
  if (format === 'document') {
    const read = readDocument(body)
    return read.ok
      ? { ok: true, document: read.document, pictures: [], lost: [] }
      : { ok: false, reason: `holds a document that does not fit at ${read.path}: ${read.problem}` }
  }
  if (typeof body !== 'string') return { ok: false, reason: 'has a body that is not text' }
  if (body.length > 5_000_000) return { ok: false, reason: 'has a body of more than 5 million characters' }
  if (format === 'text') return { ok: true, ...fromHtml(htmlOfText(body)) }
  if (format === 'html')
    return { ok: true, ...withoutGuesses(fromHtml(withLinksRead(body), { title, base, here }), base) }
  const { text, lost } = unfoldShortcodes(body)
  const conversion = fromMarkdown(text, { title, base, here })
  const shortcodes = [...lost].map(([name, count]) => ({ what: `shortcode ${name}`, count }))
  return { ok: true, ...withoutGuesses({ ...conversion, lost: [...conversion.lost, ...shortcodes] }, base) }
}

/** Of a site without its page nobody can tell where images/a.jpg was: no address then, rather than a wrong one. */
const withoutGuesses = (conversion: BodyParts, base: string | undefined): BodyParts => {
  if (!base || new URL(base).pathname !== '/') return conversion
  const isGuess = (src: string) => !/^(?:[a-z]+:|\/)/i.test(src)
  const document = withFigures(conversion.document, (attrs, index) =>
    isGuess(conversion.pictures[index]?.src ?? '') ? { ...attrs, original: null } : attrs,
  )
  return { ...conversion, document }
}

/** Plain text: empty lines part paragraphs, and so do lines that begin with the space of a Chinese paragraph. Entities in it are what is left of the page that it was taken from. */
const htmlOfText = (text: string): string =>
  text
    .split(/\n\s*\n|\n(?=\u3000)/)
    .map((part) => part.replace(/&(?!(?:nbsp|lt|gt|amp|quot|#\d{1,7});)/g, '&amp;').replaceAll('<', '&lt;'))
    .map((part) => `<p>${part.replaceAll('\n', '<br>')}</p>`)
    .join('')

const textOfHtml = (html: string): string => (/[<&]/.test(html) ? plainText(fromHtml(html).document) : html)

/** The summary that the archive has. One that only repeats how the text begins is none: lists make that themselves. */
const summaryOf = ({ excerpt, format }: Item, text: string): string => {
  if (excerpt === '') return ''
  const written = excerpt.slice(0, 20_000)
  const given = format === 'markdown' ? plainText(fromMarkdown(written).document) : textOfHtml(written)
  const start = letters(given.replace(/[.…\s]+$/, ''))
  return start !== '' && letters(text.slice(0, 2 * given.length + 200)).startsWith(start)
    ? ''
    : cut(shorten(given, 200), 400)
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

const channelsOf = (item: Item, { channels }: Knows): string[] => {
  const found = [item.channel, ...(item.channels ?? []), ...item.tags]
    .map((word) => word && channels.get(word.trim().toLowerCase()))
    .filter((id) => typeof id === 'string')
  return [...new Set(found.filter(Boolean))].slice(0, 3)
}

const tagsOf = (item: Item): string[] => {
  const seen = new Set<string>()
  return item.tags
    .map((tag) => textOfHtml(tag).normalize('NFKC').replace(/\s+/g, ' ').trim())
    .map((tag) => cut(tag, 40).trim())
    .filter((tag) => tag !== '' && !seen.has(tag.toLowerCase()) && seen.add(tag.toLowerCase()))
}

/** The id that a source has within its article: the marks of a document name it by that. */
const withOwnId = (source: Source | undefined, given: unknown): Source | undefined => {
  const { id } = (typeof given === 'object' && given !== null ? given : {}) as { id?: unknown }
  return source && typeof id === 'string' && /^[0-9a-z]{1,13}$/.test(id) ? { ...source, id } : source
}
