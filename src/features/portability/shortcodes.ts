import { hugoShortcode } from './hugo-shortcodes.ts'
import { blockTag, liquidTag } from './liquid-tags.ts'
import { proseAndCode } from './prose-and-code.ts'

/** What stands in a text and has no meaning outside the program that made its pages. */
export type Unfolded = { text: string; lost: Map<string, number> }

/** How a text is written, who was quoted where quotes are open, and who hears the name of what nothing stands for. */
export type Unfolding = { isHtml: boolean; quoted: string[]; lose: (name: string) => void }

const longest = 2000
// A span of code, the start of a shortcode or an expression, the start of a tag: none can run into another.
const start = /`[^`\n]{1,1000}`|\{\{[<%]?|\{%/g

/**
 * Unfolds the shortcodes of Hugo and the tags of Jekyll, Octopress and Hexo: pictures become pictures, links links, code
 * code, films a link; a frame loses its frame and keeps its text. What is left out is counted by name. Code stays as it
 * is: an article about templates is full of them.
 */
export const unfoldShortcodes = (text: string, isHtml = false): Unfolded => {
  const lost = new Map<string, number>()
  if (!/\{[{%]/.test(text)) return { text, lost }
  const unfolding: Unfolding = {
    isHtml,
    quoted: [],
    lose: (name: string) => void lost.set(name, (lost.get(name) ?? 0) + 1),
  }
  const parts = isHtml ? [{ part: text, isCode: false }] : proseAndCode(text)
  const unfolded = parts.map(({ part, isCode }) => (isCode ? part : unfoldProse(part, unfolding)))
  return { text: withoutEscapes(unfolded.join('')), lost }
}

/** Hugo's way to write of a shortcode without using it. */
const withoutEscapes = (text: string): string =>
  text.replace(/\{\{([<%])\/\*([^{}]{0,2000}?)\*\/[>%]\}\}/g, (_all, open: string, inside: string) =>
    open === '<' ? `{{<${inside}>}}` : `{{%${inside}%}}`,
  )

const closes: Record<string, string> = { '{%': '%}', '{{<': '>}}', '{{%': '%}}' }

const unfoldProse = (text: string, unfolding: Unfolding): string => {
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
    const made = unfoldOne(
      text,
      { open, inside: text.slice(from, from + end), after: from + end + close.length },
      unfolding,
      ends,
    )
    if (made === undefined) continue
    unfolded += text.slice(at, match.index) + fitted(made.text, text[match.index - 1], text[made.end])
    at = made.end
    start.lastIndex = at
  }
  return unfolded + text.slice(at)
}

/** An address where no link stands says nothing to a reader; one before a title needs a space. */
const fitted = (made: string, before = '\n', after = ''): string => {
  // Alone on its line a picture would begin a block of HTML, and the line below would not be read as Markdown.
  if (made.startsWith('<img') && before === '\n' && after === '\n') return `${made}\n`
  if (!made.startsWith('ref:')) return made
  return /[("'<=]/.test(before) ? made + (after === '"' && before === '(' ? ' ' : '') : ''
}

type Found = { open: string; inside: string; after: number }

/** What stands for it, and where the text goes on; undefined for what is nothing of the kind. */
const unfoldOne = (
  text: string,
  { open, inside, after }: Found,
  unfolding: Unfolding,
  ends: Map<string, number>,
): { text: string; end: number } | undefined => {
  const isLiquid = open === '{%'
  if (!isLiquid && open === '{{') return at(expressionOf(inside), after)
  const [head, slash, name = ''] = named.exec(isLiquid ? inside.replace(/^-/, '').replace(/-$/, '') : inside) ?? []
  if (head === undefined || (isLiquid && (slash || !/^\w+$/.test(name)))) return undefined
  if (slash) return at('', after)
  const rest = (isLiquid ? inside.replace(/^-/, '').replace(/-$/, '') : inside).slice(head.length).trim()
  const block = blockEnd(text, { open, name, after }, ends)
  const whole = block && blockTag(name, rest, text.slice(after, block.from), unfolding)
  if (whole !== undefined && block) return at(whole, block.to)
  return at((isLiquid ? liquidTag : hugoShortcode)(name, rest.replace(/\/$/, ''), unfolding), after)
}

const at = (text: string | undefined, end: number): { text: string; end: number } | undefined =>
  text === undefined ? undefined : { text, end }

const named = /^\s{0,20}(\/?)\s{0,20}([\w/-]{1,60})/
const verbatim = new Set(['raw', 'highlight', 'codeblock', 'code', 'comment', 'rawhtml', 'graphviz', 'mermaid', 'math'])

/** Where the end of a block stands whose inside is not to be read for more tags. */
const blockEnd = (
  text: string,
  { open, name, after }: { open: string; name: string; after: number },
  ends: Map<string, number>,
): { from: number; to: number } | undefined => {
  if (!verbatim.has(name)) return undefined
  const forms =
    open === '{%' ? [`{% end${name} %}`, `{%end${name}%}`, `{%- end${name} -%}`] : [`${open} /${name} ${closes[open]}`]
  const found = forms
    .map((form) => ({ from: nextOf(text, form, after, ends), length: form.length }))
    .filter(({ from }) => from >= 0)
    .sort((a, b) => a.from - b.from)[0]
  return found && { from: found.from, to: found.from + found.length }
}

/** Where the next one is, -1 if nowhere; what was found is remembered, so that a text is gone through only once. */
const nextOf = (text: string, wanted: string, from: number, known: Map<string, number>): number => {
  const before = known.get(wanted) ?? from - 1
  if (before >= from || known.get(wanted) === -1) return before
  const found = text.indexOf(wanted, from)
  known.set(wanted, found)
  return found
}

/** An address that a template would have completed: {{ "/about/" | url }}, {{ site.baseurl }}. Others are left alone. */
const expressionOf = (inside: string): string | undefined => {
  const [, double, single] = /^\s{0,9}(?:"([^"]{0,1000})"|'([^']{0,1000})')\s{0,9}\|/.exec(inside) ?? []
  if (double !== undefined || single !== undefined) return double ?? single
  if (/^\s{0,9}site\.(?:baseurl|url)\b/.test(inside)) return ''
  return /^\s{0,9}\w{1,60}\s{0,9}\|\s{0,9}url\b/.test(inside) ? 'ref:' : undefined
}
