import { diffArrays } from 'diff'
import type { DocumentNode, WenhaoDocument } from './schema.ts'
import { inlineText } from './text.ts'

/** A stretch of text that stayed, came or went. */
export type TextChange = { change: 'same' | 'added' | 'removed'; text: string }

export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'listItem'
  | 'quote'
  | 'code'
  | 'figure'
  | 'formula'
  | 'row'
  | 'footnote'
  | 'rule'

/** One block of a comparison; for `changed` the pieces say what changed inside it. */
export type BlockChange = { change: 'same' | 'added' | 'removed' | 'changed'; kind: BlockKind; pieces: TextChange[] }

// Beyond this many edits people see a new text, not a changed one, and the search for the edits takes too long.
const mostEdits = 1500
const longestCompared = 20_000

const tokens = /\p{sc=Han}|[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu

/** Two versions of one text, by character in Chinese and by word elsewhere. */
export function compareTexts(before: string, after: string): TextChange[] {
  if (before === after) return before === '' ? [] : [{ change: 'same', text: before }]
  const isLong = before.length + after.length > longestCompared
  const changes = isLong
    ? undefined
    : diffArrays(before.match(tokens) ?? [], after.match(tokens) ?? [], { maxEditLength: mostEdits })
  return changes
    ? changes.map((part) => ({ change: changeOf(part), text: part.value.join('') }))
    : replaced(before, after)
}

function changeOf(part: { added?: boolean; removed?: boolean }): 'same' | 'added' | 'removed' {
  if (part.added) return 'added'
  return part.removed ? 'removed' : 'same'
}

function replaced(before: string, after: string): TextChange[] {
  const parts: TextChange[] = [
    { change: 'removed', text: before },
    { change: 'added', text: after },
  ]
  return parts.filter((part) => part.text !== '')
}

type Block = { kind: BlockKind; text: string; key: string }

/** Two versions of a document, block by block; blocks that are alike are compared inside. */
export function compareDocuments(before: WenhaoDocument, after: WenhaoDocument): BlockChange[] {
  const [from, to] = [blocksIn(before, 'paragraph'), blocksIn(after, 'paragraph')]
  const isSame = (a: Block, b: Block) => a.key === b.key
  const parts = diffArrays(from, to, { comparator: isSame, maxEditLength: mostEdits }) ?? [
    { value: from, removed: true },
    { value: to, added: true },
  ]
  return parts.flatMap((part, index) => {
    const next = parts[index + 1]
    if (part.removed && next?.added) return matchBlocks(part.value, next.value)
    if (part.added && parts[index - 1]?.removed) return []
    return part.value.map((block) => whole(block, changeOf(part)))
  })
}

function whole(block: Block, change: 'same' | 'added' | 'removed'): BlockChange {
  return { change, kind: block.kind, pieces: block.text === '' ? [] : [{ change, text: block.text }] }
}

// Removed and added blocks are paired in order as long as they are alike: authors edit a paragraph, they rarely move it.
function matchBlocks(removed: Block[], added: Block[]): BlockChange[] {
  const changes: BlockChange[] = []
  let at = 0
  for (const block of removed) {
    const found = added
      .slice(at, at + 5)
      .findIndex((other) => other.kind === block.kind && areAlike(block.text, other.text))
    if (found < 0) changes.push(whole(block, 'removed'))
    else {
      changes.push(...added.slice(at, at + found).map((other) => whole(other, 'added')))
      const pieces = compareTexts(block.text, (added[at + found] as Block).text)
      changes.push({ change: 'changed', kind: block.kind, pieces })
      at += found + 1
    }
  }
  return [...changes, ...added.slice(at).map((other) => whole(other, 'added'))]
}

function areAlike(a: string, b: string): boolean {
  const [one, other] = [pairsOf(a), pairsOf(b)]
  const shared = [...one].filter((pair) => other.has(pair)).length
  return (2 * shared) / Math.max(1, one.size + other.size) > 0.35
}

function pairsOf(text: string): Set<string> {
  const start = text.slice(0, 3000)
  return new Set(Array.from({ length: Math.max(0, start.length - 1) }, (_, index) => start.slice(index, index + 2)))
}

const kinds: Partial<Record<DocumentNode['type'], BlockKind>> = {
  heading: 'heading',
  codeBlock: 'code',
  figure: 'figure',
  formulaBlock: 'formula',
  horizontalRule: 'rule',
  tableRow: 'row',
}

const holders: Partial<Record<DocumentNode['type'], BlockKind>> = {
  listItem: 'listItem',
  blockquote: 'quote',
  footnote: 'footnote',
}

function blocksIn(node: DocumentNode, kind: BlockKind): Block[] {
  return (node.content ?? []).flatMap((child) => {
    if (child.type === 'paragraph') return child.content ? [blockOf(child, kind, inlineText(child))] : []
    const own = kinds[child.type]
    if (own) return [blockOf(child, own, textOfBlock(child))]
    return blocksIn(child, holders[child.type] ?? kind)
  })
}

function textOfBlock(node: DocumentNode): string {
  if (node.type === 'formulaBlock') return node.attrs.tex
  if (node.type === 'figure') return [node.attrs.alt, inlineText(node), node.attrs.credit].filter(Boolean).join(' · ')
  if (node.type === 'tableRow') return (node.content ?? []).map((cell) => cellText(cell)).join(' | ')
  return inlineText(node)
}

function cellText(cell: DocumentNode): string {
  return blocksIn(cell, 'paragraph')
    .map((block) => block.text)
    .join(' ')
}

// The whole node is the key, so that a change of a link or of a picture is a change even when the words stay.
function blockOf(node: DocumentNode, kind: BlockKind, text: string): Block {
  return { kind, text, key: `${kind} ${JSON.stringify(node)}` }
}
