/** What stands in a text and has no meaning outside the program that made its pages. */
export type Unfolded = { text: string; lost: Map<string, number> }

const longest = 2000
// A span of code, the start of a shortcode or an expression, the start of a tag: none can run into another.
const start = /`[^`\n]{1,1000}`|\{\{[<%]?|\{%/g

/**
 * Unfolds the shortcodes of Hugo and the tags of Jekyll in Markdown: pictures become pictures, links links, films a
 * link; a frame loses its frame and keeps its text. What is left out is counted by name. Code stays as it is: an article
 * about templates is full of them.
 */
export const unfoldShortcodes = (text: string): Unfolded => {
  const lost = new Map<string, number>()
  const lose = (name: string) => lost.set(name, (lost.get(name) ?? 0) + 1)
  const unfolded = proseAndCode(text).map(({ part, isCode }) => (isCode ? part : unfoldProse(part, lose)))
  return { text: unfolded.join(''), lost }
}

const closes: Record<string, string> = { '{%': '%}', '{{<': '>}}', '{{%': '%}}' }

const unfoldProse = (text: string, lose: (name: string) => void): string => {
  const ends = new Map<string, number>()
  let unfolded = ''
  let at = 0
  start.lastIndex = 0
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const [open] = match
    if (open.startsWith('`')) continue
    const from = match.index + open.length
    const close = closes[open] ?? '}}'
    const end = nextOf(text, close, from, ends) - from
    if (end < 0 || end > longest) continue
    const made = (readers[open] ?? expressionOf)(text.slice(from, from + end), lose)
    if (made === undefined) continue
    unfolded += text.slice(at, match.index) + made
    at = from + end + close.length
    start.lastIndex = at
  }
  return unfolded + text.slice(at)
}

const readers: Record<string, (inside: string, lose: (name: string) => void) => string | undefined> = {
  '{%': (inside, lose) => tagOf(inside, lose),
  '{{<': (inside, lose) => shortcodeOf(inside, lose),
  '{{%': (inside, lose) => shortcodeOf(inside, lose),
}

/** Where the next one is, -1 if nowhere; what was found is remembered, so that a text is gone through only once. */
const nextOf = (text: string, wanted: string, from: number, known: Map<string, number>): number => {
  const before = known.get(wanted) ?? from - 1
  if (before >= from || before === -1) return before
  const found = text.indexOf(wanted, from)
  known.set(wanted, found)
  return found
}

/** Fenced code apart from everything else. */
const proseAndCode = (text: string): { part: string; isCode: boolean }[] => {
  const parts: { part: string; isCode: boolean }[] = []
  let fence = ''
  for (const line of text.split(/(?<=\n)/)) {
    const mark = /^[ \t>]{0,12}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    const isCode = fence !== '' || mark !== ''
    const last = parts.at(-1)
    if (last && last.isCode === isCode) last.part += line
    else parts.push({ part: line, isCode })
    if (fence === '') fence = mark
    else if (mark.startsWith(fence)) fence = ''
  }
  return parts
}

/** An address that a template would have completed: {{ "/about/" | url }}, {{ site.baseurl }}. Others are left alone. */
const expressionOf = (inside: string): string | undefined => {
  const [, double, single] = /^\s{0,9}(?:"([^"]{0,1000})"|'([^']{0,1000})')\s{0,9}\|/.exec(inside) ?? []
  if (double !== undefined || single !== undefined) return double ?? single
  if (/^\s{0,9}site\.(?:baseurl|url)\b/.test(inside)) return ''
  return /^\s{0,9}\w{1,60}\s{0,9}\|\s{0,9}url\b/.test(inside) ? 'ref:' : undefined
}

const named = /^\s{0,20}(\/?)\s{0,20}([\w/-]{1,60})/

/** Undefined for what is no shortcode. */
const shortcodeOf = (inside: string, lose: (name: string) => void): string | undefined => {
  const [head, slash, name = ''] = named.exec(inside) ?? []
  if (head === undefined) return undefined
  if (slash) return ''
  const rest = inside.slice(head.length).trim().replace(/\/$/, '')
  const made = unfold(name, attributesOf(rest), rest)
  if (made === undefined) lose(name)
  return made ?? ''
}

const tagOf = (inside: string, lose: (name: string) => void): string | undefined => {
  const [head, slash, name = ''] = named.exec(inside.replace(/^-/, '').replace(/-$/, '')) ?? []
  if (head === undefined || slash || !/^\w+$/.test(name)) return undefined
  return liquidTag(name, inside.slice(head.length).trim().replace(/-$/, ''), lose)
}

type Attributes = { named: Record<string, string>; plain: string[] }

const attributesOf = (rest: string): Attributes => {
  const named: Record<string, string> = {}
  const plain: string[] = []
  for (const [, name, quoted, bare, word] of rest.matchAll(
    /(?:([\w-]{1,40})\s{0,5}[=:]\s{0,5})?(?:"((?:[^"\\]|\\.){0,1000})"|`([^`]{0,1000})`|([^\s"`=,]{1,500}))/g,
  )) {
    const value = (quoted ?? bare ?? word ?? '').replaceAll('\\"', '"')
    if (name) named[name] = value
    else plain.push(value)
  }
  return { named, plain }
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** HTML for a shortcode, the empty string for a frame whose text stays, undefined for what is lost. */
const unfold = (name: string, { named, plain }: Attributes, rest: string): string | undefined => {
  const address = named.src ?? named.image ?? named.url ?? named.href ?? plain[0] ?? ''
  if (/img|image|figure|picture/.test(name) && address)
    return pictureOf(address, named.alt ?? (plain.length > 1 ? (plain.at(-1) ?? '') : ''), named.caption || named.title)
  // A file of the old site's sources: nobody outside can tell its address, and a wrong link is worse than none.
  if (['ref', 'relref', 'link', 'asset-static', 'legacy-file'].includes(name)) return `ref:${address}`
  if (/youtube/.test(name) && (named.id ?? address))
    return linkOf(
      `https://www.youtube.com/watch?v=${encodeURIComponent(named.id ?? address)}`,
      named.title || 'YouTube',
    )
  if (/vimeo/.test(name) && address)
    return linkOf(`https://vimeo.com/${encodeURIComponent(named.id ?? address)}`, 'Vimeo')
  if (/tweet|twitter/.test(name) && /\d/.test(rest))
    return linkOf(`https://x.com/i/status/${/\d{5,}/.exec(rest)?.[0] ?? ''}`, 'X')
  if (/video|audio|embed/.test(name) && /^https?:\/\/[^\s<>]{1,2000}$/.test(address)) return linkOf(address, address)
  if (name === 'blogdown/postref') return ''
  if (/note|box|quote|highlight|accordion|tmp|callout|tip|warning|admonition|details/.test(name)) return ''
  return undefined
}

// HTML within a line: it is read where Markdown stands and where HTML stands.
const linkOf = (address: string, words: string): string => `<a href="${attribute(address)}">${attribute(words)}</a>`

const pictureOf = (src: string, alt: string, caption: string | undefined): string => {
  const image = `<img src="${attribute(src)}" alt="${attribute(alt)}">`
  return caption ? `\n\n<figure>${image}<figcaption>${attribute(caption)}</figcaption></figure>\n\n` : image
}

const liquidTag = (name: string, rest: string, lose: (name: string) => void): string => {
  if (name === 'highlight') return `\n\`\`\`${/\w+/.exec(rest)?.[0] ?? ''}\n`
  if (name === 'endhighlight') return '\n```\n'
  if (name === 'raw' || name === 'endraw' || name === 'comment' || name === 'endcomment') return ''
  if (/^(?:post_link|link|post_url)$/.test(name)) return rest.trim().split(/\s/)[0] ?? ''
  if (/^(?:image|img|figure)/.test(name) || (name === 'include' && /figure|image/.test(rest))) {
    const { named, plain } = attributesOf(rest)
    return unfold('image', { named, plain }, rest) ?? ''
  }
  lose(name)
  return ''
}
