import { cleanText } from '../clean-text.ts'
import type { DocumentMark, DocumentNode, WenhaoDocument } from '../schema.ts'
import { everyNode, inlineText } from '../text.ts'
import type { ClaimAttributes } from './claim-mark.ts'
import { nameClaim } from './name-claim.ts'
import { asSaid } from './still-says.ts'

/** An answer to be marked in a text, by the words that it is about. */
export type AnswerByText = { text: string } & Omit<ClaimAttributes, 'id' | 'said'>

/**
 * A document with these answers marked in it: each at the first place that has its words and no claim yet. White space
 * does not count, nor does what the words look like. `missing` are those whose words no paragraph has.
 */
export function withClaims(
  document: WenhaoDocument,
  answers: readonly AnswerByText[],
  { articleId }: { articleId: string },
): { document: WenhaoDocument; missing: AnswerByText[] } {
  const page = new BarePage(document)
  const times = new Map<string, number>()
  const missing: AnswerByText[] = []
  for (const answer of answers) {
    const found = page.take(answer.text)
    if (!found) {
      missing.push(answer)
      continue
    }
    const { text: _asWritten, ...rest } = answer
    const time = times.get(found.words) ?? 0
    times.set(found.words, time + 1)
    found.place.attrs = { ...rest, id: nameClaim(articleId, found.words, time), said: asSaid(found.words) }
  }
  return { document: missing.length < answers.length ? page.marked() : document, missing }
}

type Place = { start: number; end: number; attrs?: ClaimAttributes }

type BareBlock = { block: DocumentNode; from: number; offsets: number[]; places: Place[] }

/** All text of a document without its white space, and the way back from each character to its place. */
class BarePage {
  readonly #document: WenhaoDocument
  readonly #blocks: BareBlock[] = []
  readonly #bare: string
  readonly #isTaken: Uint8Array
  /** For each words that were looked for: before this place they are nowhere free. */
  readonly #reached = new Map<string, number>()
  constructor(document: WenhaoDocument) {
    this.#document = document
    const texts: string[] = []
    let from = 0
    for (const block of everyNode(document).filter(({ type }) => isTextBlock.has(type))) {
      const { text, offsets } = bare(inlineText(block))
      this.#blocks.push({ block, from, offsets, places: [] })
      texts.push(text)
      from += text.length + 1
    }
    // No words without white space reach over the end of a block.
    this.#bare = texts.join('\n')
    this.#isTaken = new Uint8Array(this.#bare.length)
    for (const each of this.#blocks) this.#noteClaims(each)
  }

  /** The first free place of these words, which is then taken. */
  take(words: string): { place: Place; words: string } | undefined {
    const { text } = bare(cleanText(words))
    if (text === '') return undefined
    for (let at = this.#bare.indexOf(text, this.#reached.get(text)); at >= 0; ) {
      this.#reached.set(text, at)
      const taken = this.#isTaken.subarray(at, at + text.length).lastIndexOf(1)
      if (taken < 0) return this.#placeAt(at, text.length)
      at = this.#bare.indexOf(text, at + taken + 1)
    }
    return undefined
  }

  #placeAt(at: number, length: number) {
    this.#isTaken.fill(1, at, at + length)
    const held = this.#blocks.findLast(({ from }) => from <= at)
    if (!held) return undefined
    const start = held.offsets[at - held.from] ?? 0
    const end = (held.offsets[at - held.from + length - 1] ?? 0) + 1
    const place: Place = { start, end }
    held.places.push(place)
    return { place, words: inlineText(held.block).slice(start, end) }
  }

  #noteClaims({ block, from, offsets }: BareBlock): void {
    let at = 0
    let bareAt = 0
    for (const node of block.content ?? []) {
      at += lengthOf(node)
      const start = bareAt
      while (bareAt < offsets.length && (offsets[bareAt] ?? 0) < at) bareAt += 1
      if (node.marks?.some(({ type }) => type === 'claim')) this.#isTaken.fill(1, from + start, from + bareAt)
    }
  }

  marked(): WenhaoDocument {
    const changed = new Map(this.#blocks.filter(({ places }) => places.length > 0).map((each) => [each.block, each]))
    const copy = (node: DocumentNode): DocumentNode => {
      const block = changed.get(node)
      if (block) return { ...node, content: markedContent(node, block.places) } as DocumentNode
      return node.content ? ({ ...node, content: node.content.map(copy) } as DocumentNode) : node
    }
    return copy(this.#document) as WenhaoDocument
  }
}

const isTextBlock = new Set<DocumentNode['type']>(['paragraph', 'heading', 'figure'])

function bare(text: string): { text: string; offsets: number[] } {
  const offsets: number[] = []
  let kept = ''
  for (let at = 0; at < text.length; at += 1) {
    const unit = text[at] ?? ''
    if (unit.trim() === '') continue
    kept += unit
    offsets.push(at)
  }
  return { text: kept, offsets }
}

const lengthOf = (node: DocumentNode): number => inlineText({ type: 'paragraph', content: [node] }).length

/** The inline nodes of a block, those that begin or end within a claim cut in two. */
function markedContent(block: DocumentNode, places: readonly Place[]): DocumentNode[] {
  const inOrder = [...places].sort((a, b) => a.start - b.start)
  const cuts = inOrder.flatMap(({ start, end }) => [start, end])
  let at = 0
  return (block.content ?? []).flatMap((node) => {
    const from = at
    at += lengthOf(node)
    return piecesOf(node, from, cuts).map(({ piece, start, end }) => {
      const attrs = inOrder.find((place) => isWithin(place, start, end))?.attrs
      return attrs ? withMark(piece, attrs) : piece
    })
  })
}

// What has no text, such as a note's number, belongs to the claim on both sides of it.
const isWithin = (place: Place, start: number, end: number): boolean =>
  start === end ? place.start < start && end < place.end : place.start < end && place.end > start

function piecesOf(node: DocumentNode, from: number, cuts: readonly number[]) {
  const end = from + lengthOf(node)
  if (node.type !== 'text') return [{ piece: node, start: from, end }]
  const edges = [from, ...cuts.filter((cut) => cut > from && cut < end), end]
  return edges.slice(1).map((edge, place) => {
    const start = edges[place] ?? from
    return { piece: { ...node, text: node.text.slice(start - from, edge - from) }, start, end: edge }
  })
}

// A claim is the outermost mark.
function withMark(node: DocumentNode, attrs: ClaimAttributes): DocumentNode {
  const mark: DocumentMark = { type: 'claim', attrs }
  return { ...node, marks: [mark, ...(node.marks ?? [])] } as DocumentNode
}
