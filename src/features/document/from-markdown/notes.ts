import type { Env, MarkdownIt, StateBlock, StateInline, Token } from 'markdown-it'

const definition = /^\[\^([^\s[\]]{1,300})\]:/
const reference = /\[\^([^\s[\]]{1,300})\]/y

/** The notes of a text by name; their own texts may refer to notes, but hold none. */
type Notes = { defined: Map<string, Token[]>; isInside: boolean }

const notes = Symbol('notes')

/** The notes that a parse with this environment found. */
export function notesOf(env: Env): Notes {
  env[notes] ??= { defined: new Map(), isInside: false }
  return env[notes] as Notes
}

/** Footnotes: [^name] in the text, and somewhere a paragraph that begins with [^name]: and may go on indented. */
export function readNotes(parser: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote']
  parser.block.ruler.before('reference', 'note', readDefinition, { alt })
  parser.inline.ruler.before('link', 'note', readReference)
}

function readDefinition(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const found = notesOf(state.env)
  if (found.isInside || indent(state, startLine) >= 4) return false
  const first = lineOf(state, startLine)
  const match = definition.exec(first)
  if (!match) return false
  if (silent) return true
  const lines = [first.slice(match[0].length).trimStart()]
  let line = startLine + 1
  for (; line < endLine && goesOn(state, line, endLine); line++) lines.push(dedented(state, line))
  keepNote(state, nameOf(match[1] ?? ''), lines.join('\n'))
  state.line = line
  return true
}

function keepNote(state: StateBlock, name: string, text: string): void {
  const found = notesOf(state.env)
  if (found.defined.has(name)) return
  const tokens: Token[] = []
  found.defined.set(name, tokens)
  found.isInside = true
  state.md.block.parse(text, state.md, state.env, tokens)
  found.isInside = false
  // The inline rules run over what stands in the stream; it is taken out again when the HTML is written.
  const open = state.push('note_open', '', 1)
  open.meta = { name }
  state.tokens.push(...tokens)
  state.push('note_close', '', -1)
}

function goesOn(state: StateBlock, line: number, endLine: number): boolean {
  if (state.isEmpty(line)) return state.skipEmptyLines(line) < endLine && indent(state, state.skipEmptyLines(line)) >= 4
  if (indent(state, line) >= 4) return true
  if (indent(state, line) < 0 || state.isEmpty(line - 1)) return false
  return !state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true))
}

function indent(state: StateBlock, line: number): number {
  return (state.sCount[line] ?? 0) - state.blkIndent
}

function lineOf(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
}

function dedented(state: StateBlock, line: number): string {
  return state.isEmpty(line) ? '' : ' '.repeat(Math.max(0, indent(state, line) - 4)) + lineOf(state, line)
}

function readReference(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b) return false
  reference.lastIndex = state.pos
  const match = reference.exec(state.src)
  const name = nameOf(match?.[1] ?? '')
  if (!match || !notesOf(state.env).defined.has(name)) return false
  if (!silent) state.push('note_reference', '', 0).meta = { name }
  state.pos += match[0].length
  return true
}

function nameOf(written: string): string {
  return written.toLowerCase()
}
