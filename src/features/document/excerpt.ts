import type { DocumentNode, WenhaoDocument } from './schema.ts'
import { nodesOf, plainText, proseText } from './text.ts'

const sentenceEnd = /[。！？!?…][”’」』）)"']*|\.["')]*(?=\s|$)/gu
const wordEnd = /[\s，。；：、！？,;:!?）」』》”’]|(?<=\p{Script=Han})/gu

/** The beginning of a document's prose, at most `length` characters. */
export function excerpt(document: WenhaoDocument, length: number): string {
  const hasFormula = nodesOf(document, 'formula').length > 0
  const readable = hasFormula ? (withoutCommands(document) as WenhaoDocument) : document
  return shorten(proseText(readable, 8 * length) || plainText(readable), length)
}

// In a list a formula can only stand as its source: x + 1 can be read so, \frac{a}{b} cannot.
function withoutCommands(node: DocumentNode): DocumentNode {
  if (node.type === 'formula' && node.attrs.tex.includes('\\')) return { type: 'text', text: '…' }
  return node.content ? ({ ...node, content: node.content.map(withoutCommands) } as DocumentNode) : node
}

/**
 * The beginning of a text, at most `length` characters: whole sentences where that keeps at least half of the room,
 * otherwise cut between words with an ellipsis.
 */
export function shorten(given: string, length: number): string {
  const text = beginning(given, length * 2 + 2)
  const room = [...text.slice(0, length * 2)].slice(0, length).join('')
  if (room.length >= text.length) return text
  const sentences = room.slice(0, lastEnd(text.slice(0, room.length + 1), sentenceEnd, room.length))
  if (sentences.length >= length / 2) return sentences.trim()
  const words = room.slice(0, lastEnd(room.slice(0, -1), wordEnd, room.length) || -1)
  return `${words.replace(/[\s\p{P}]+$/u, '')}…`
}

/** The text with single spaces: at least so many characters of it where it is longer. */
function beginning(text: string, length: number): string {
  const start = text
    .slice(0, 4 * length)
    .replace(/\s+/g, ' ')
    .trim()
  return start.length >= length ? start : text.replace(/\s+/g, ' ').trim()
}

function lastEnd(text: string, pattern: RegExp, limit: number): number {
  const ends = [...text.matchAll(pattern)].map((match) => match.index + match[0].length)
  return ends.findLast((end) => end <= limit) ?? 0
}
