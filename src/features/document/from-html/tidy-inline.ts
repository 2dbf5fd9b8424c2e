import { cleanText } from '../clean-text.ts'
import type { DocumentMark, DocumentNode } from '../schema.ts'

const isSpace = /^[ \t\n\r\f]$/
const uneven = /[ \t\n\r\f]{2,}|[\t\n\r\f]/g
const eastAsian = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303F\uFF00-\uFFEF“”‘’…—]/u
const endsEastAsian = new RegExp(`${eastAsian.source.slice(1)}$`, 'u')
const invisible = /[\u200B\uFEFF\u00AD]/g

type Tidying = { out: DocumentNode[]; space: string; spaceMarks: DocumentMark[] | undefined; atStart: boolean }

/**
 * White space as browsers show it: runs become one space, none at the edges or beside a line break. A line end between
 * two Chinese characters vanishes, for it was only the end of a line in somebody's editor.
 */
export function tidyInline(content: readonly DocumentNode[]): DocumentNode[] {
  const state: Tidying = { out: [], space: '', spaceMarks: undefined, atStart: true }
  for (const node of content) {
    if (node.type === 'text') tidyText(node.text, node.marks, state)
    else if (node.type === 'hardBreak') addBreak(state)
    else addAtom(node, state)
  }
  while (state.out.at(-1)?.type === 'hardBreak') state.out.pop()
  return withoutBlankEdges(merged(state.out))
}

function tidyText(raw: string, marks: DocumentMark[] | undefined, state: Tidying): void {
  const text = cleanText(raw.replace(invisible, ''))
  let start = 0
  while (start < text.length && isSpace.test(text[start] ?? '')) start++
  let end = text.length
  while (end > start && isSpace.test(text[end - 1] ?? '')) end--
  if (start > 0) addSpace(text.slice(0, start), marks, state)
  if (start === end) return
  addText(evened(text.slice(start, end)), marks, state)
  if (end < text.length) addSpace(text.slice(end), marks, state)
}

function evened(text: string): string {
  return text.replace(uneven, (space, at: number) => {
    const after = at + space.length
    return isLineEndOnly(space, text.slice(Math.max(0, at - 2), at), text.slice(after, after + 2)) ? '' : ' '
  })
}

function isLineEndOnly(space: string, before: string, next: string): boolean {
  return /[\n\r]/.test(space) && endsEastAsian.test(before) && eastAsian.test(next)
}

// The first of several spaces is the one that stays, so its marks count.
function addSpace(space: string, marks: DocumentMark[] | undefined, state: Tidying): void {
  if (state.space === '') state.spaceMarks = marks
  state.space += space
}

function addText(text: string, marks: DocumentMark[] | undefined, state: Tidying): void {
  resolveSpace(text.slice(0, 2), state)
  state.out.push({ type: 'text', text, ...(marks && marks.length > 0 && { marks }) })
  state.atStart = false
}

function addAtom(node: DocumentNode, state: Tidying): void {
  resolveSpace('', state)
  state.out.push(node)
  state.atStart = false
}

function addBreak(state: Tidying): void {
  state.space = ''
  if (state.out.length > 0) state.out.push({ type: 'hardBreak' })
  state.atStart = true
}

function resolveSpace(next: string, state: Tidying): void {
  const { space, spaceMarks, atStart, out } = state
  state.space = ''
  if (space === '' || atStart) return
  const last = out.at(-1)
  const before = last?.type === 'text' ? last.text.slice(-2) : ''
  if (isLineEndOnly(space, before, next)) return
  out.push({ type: 'text', text: ' ', ...(spaceMarks && { marks: spaceMarks }) })
}

function sameMark(a: DocumentMark, b: DocumentMark): boolean {
  return a.type === b.type && hrefOf(a) === hrefOf(b)
}

const hrefOf = (mark: DocumentMark) => (mark.type === 'link' ? mark.attrs.href : undefined)

function merged(content: DocumentNode[]): DocumentNode[] {
  const out: DocumentNode[] = []
  for (const node of content) {
    const last = out.at(-1)
    if (node.type === 'text' && last?.type === 'text' && sameMarks(last.marks, node.marks)) {
      out[out.length - 1] = { ...last, text: last.text + node.text }
    } else out.push(node)
  }
  return out
}

function sameMarks(a: DocumentMark[] | undefined, b: DocumentMark[] | undefined): boolean {
  const [one, other] = [a ?? [], b ?? []]
  return one.length === other.length && one.every((mark, index) => sameMark(mark, other[index] as DocumentMark))
}

// Old Chinese pages indent by ideographic spaces and hold lines open by no-break spaces: both are looks, not text.
function withoutBlankEdges(content: DocumentNode[]): DocumentNode[] {
  const out = [...content]
  for (let first = out[0]; first?.type === 'text'; first = out[0]) {
    const text = first.text.trimStart()
    if (text !== '') {
      out[0] = { ...first, text }
      break
    }
    out.shift()
    while (out[0]?.type === 'hardBreak') out.shift()
  }
  for (let last = out.at(-1); last?.type === 'text'; last = out.at(-1)) {
    const text = last.text.trimEnd()
    if (text !== '') {
      out[out.length - 1] = { ...last, text }
      break
    }
    out.pop()
    while (out.at(-1)?.type === 'hardBreak') out.pop()
  }
  return out
}

/** Two line breaks in a row were meant as the end of a paragraph. */
export function paragraphsAt(content: readonly DocumentNode[]): DocumentNode[][] {
  const groups: DocumentNode[][] = [[]]
  let breaks: DocumentNode[] = []
  for (const node of content) {
    if (node.type === 'hardBreak') {
      breaks.push(node)
      continue
    }
    if (breaks.length > 0 && isBlank(node)) continue
    if (breaks.length > 1) groups.push([])
    else groups.at(-1)?.push(...breaks)
    breaks = []
    groups.at(-1)?.push(node)
  }
  return groups
}

function isBlank(node: DocumentNode): boolean {
  return node.type === 'text' && node.text.trim() === ''
}
