import type { MarkdownIt, StateInline } from 'markdown-it'

const dollar = 0x24
const longest = 5000

/** Between dollars is a formula: the signs that are none were made plain before. Two of them put it on a line of its own. */
export function readFormulas(parser: MarkdownIt): void {
  parser.inline.ruler.after('backticks', 'formula', readFormula)
}

function readFormula(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== dollar) return false
  const isDisplay = state.src.charCodeAt(state.pos + 1) === dollar
  const signs = isDisplay ? 2 : 1
  const rest = state.src.slice(state.pos + signs, Math.min(state.posMax, state.pos + longest))
  const end = isDisplay ? rest.indexOf('$$') : endOfInline(rest)
  if (end <= 0) return false
  if (!silent) {
    const token = state.push('formula', '', 0)
    token.content = rest.slice(0, end).trim()
    token.markup = isDisplay ? '$$' : '$'
  }
  state.pos += end + 2 * signs
  return true
}

function endOfInline(rest: string): number {
  const end = /^(?:\\[\s\S]|[^\\$])*/.exec(rest)?.[0].length ?? -1
  return rest.charCodeAt(end) === dollar ? end : -1
}
