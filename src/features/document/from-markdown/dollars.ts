import { plainly } from './stand-ins.ts'

const plainDollar = plainly('$')

const longestInline = 500
const longestBlock = 4000
const texMarks = /[\\^_]/
const chinese = /[\p{sc=Han}\u3000-\u303F\uFF00-\uFFEF]/u

/**
 * Decides which dollar signs are mathematics. `$x$` is, when nothing but the formula touches the signs: no space inside
 * them, no digit after them, no letter around them, no Chinese without TeX between them. So `$5 and $6` stays money.
 */
export function markDollars(markdown: string): string {
  if (!/[$\\]/.test(markdown)) return markdown
  return segments(markdown)
    .map(({ text, isCode }) => (isCode ? text.replaceAll('$', plainDollar) : markText(text)))
    .join('')
}

type Segment = { text: string; isCode: boolean }

/** Fenced code apart from everything else, line ends kept. */
function segments(markdown: string): Segment[] {
  const found: Segment[] = []
  let fence = ''
  for (const line of markdown.split(/(?<=\n)/)) {
    const mark = /^[ \t>*+-]{0,12}(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    const closes = fence !== '' && mark.startsWith(fence) && line.trim().replace(/^[> \t]+/, '') === mark
    const isCode = fence !== '' || mark !== ''
    const last = found.at(-1)
    if (last && last.isCode === isCode) last.text += line
    else found.push({ text: line, isCode })
    if (fence === '' && mark !== '') fence = mark
    else if (closes) fence = ''
  }
  return found
}

// Escapes, code spans and dollars are all that matter here; each alternative ends at a bounded length or is one character.
const token = /\\begin\{(?:equation|align|eqnarray|gather|multline)\*?\}|\\\\\((?=[^\n])|\\\\\[|\\[\s\S]|`+|\$\$|\$/g

function markText(text: string): string {
  let out = ''
  let at = 0
  token.lastIndex = 0
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const piece = readPiece(text, match.index, match[0])
    out += text.slice(at, match.index) + piece.text
    at = piece.end
    token.lastIndex = at
  }
  return out + text.slice(at)
}

type Piece = { text: string; end: number }

function readPiece(text: string, start: number, found: string): Piece {
  if (found.startsWith('`')) return readCodeSpan(text, start, found)
  if (found.startsWith('\\begin{')) return readEnvironment(text, start, found)
  if (found === '$$') return readBlock(text, start, '$$', '$$') ?? { text: plainDollar.repeat(2), end: start + 2 }
  if (found === '\\\\[') return readBlock(text, start, '\\\\[', '\\\\]') ?? { text: found, end: start + found.length }
  if (found === '\\\\(') return readBracket(text, start) ?? { text: found, end: start + found.length }
  if (found === '$') return readInline(text, start) ?? { text: plainDollar, end: start + 1 }
  return { text: found, end: start + found.length }
}

function readCodeSpan(text: string, start: number, ticks: string): Piece {
  const paragraphEnd = endOfParagraph(text, start)
  const from = start + ticks.length
  const rest = text.slice(from, Math.min(paragraphEnd, from + longestBlock))
  const close = [...rest.matchAll(/`+/g)].find((match) => match[0].length === ticks.length)
  const end = close ? from + close.index + ticks.length : from
  return { text: text.slice(start, end).replaceAll('$', plainDollar), end }
}

// On one line, so that no line of a formula can be taken for a list, a quote or the end of the block.
function readBlock(text: string, start: number, open: string, close: string): Piece | undefined {
  const from = start + open.length
  const end = text.slice(from, from + longestBlock).indexOf(close)
  const tex = end > 0 ? oneLine(text.slice(from, from + end)) : ''
  return tex === '' ? undefined : { text: `$$${tex}$$`, end: from + end + close.length }
}

/** An environment of LaTeX that stands without dollars, as those do who let MathJax find it. */
function readEnvironment(text: string, start: number, begin: string): Piece {
  const close = begin.replace('begin', 'end')
  const from = start + begin.length
  const end = text.slice(from, from + longestBlock).indexOf(close)
  const isAtLineStart = /(?:^|\n)[ \t>]{0,40}$/.test(text.slice(Math.max(0, start - 41), start))
  if (end < 0 || !isAtLineStart) return { text: begin, end: from }
  const whole = text.slice(start, from + end + close.length)
  return { text: `$$${oneLine(whole)}$$`, end: start + whole.length }
}

function oneLine(tex: string): string {
  const uncommented = tex.replace(/(?<!\\)%[^\n]*/g, '')
  return uncommented.replace(/\s*\n[ \t>]*/g, ' ').trim()
}

function readBracket(text: string, start: number): Piece | undefined {
  const from = start + 3
  const end = text.slice(from, from + longestInline).indexOf('\\\\)')
  const tex = end > 0 ? oneLine(text.slice(from, from + end)) : ''
  return tex === '' ? undefined : { text: `$${tex}$`, end: from + end + 3 }
}

function readInline(text: string, start: number): Piece | undefined {
  const limit = Math.min(endOfParagraph(text, start), start + longestInline)
  const close = /(?:\\[\s\S]|[^\\$])*/y
  close.lastIndex = start + 1
  const inner = close.exec(text.slice(0, limit))?.[0] ?? ''
  const end = start + 1 + inner.length
  if (text[end] !== '$' || end >= limit) return undefined
  return isMathematics(inner, text[start - 1] ?? '', text.slice(end + 1, end + 5))
    ? { text: `$${inner}$`, end: end + 1 }
    : undefined
}

function isMathematics(inner: string, before: string, after: string): boolean {
  if (inner === '' || inner !== inner.trim()) return false
  const hasTex = texMarks.test(inner)
  if (/^\d/.test(after) || (chinese.test(inner) && !inner.includes('\\'))) return false
  if (/[A-Za-z0-9]/.test(before) && !hasTex) return false
  return hasTex || !/^[A-Za-z]/.test(after) || /^(?:st|nd|rd|th|s)(?![A-Za-z])/.test(after)
}

function endOfParagraph(text: string, from: number): number {
  const end = text.slice(from, from + longestBlock).search(/\n[ \t]*\n/)
  return end < 0 ? Math.min(text.length, from + longestBlock) : from + end
}
