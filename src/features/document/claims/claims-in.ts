import type { DocumentNode, WenhaoDocument } from '../schema.ts'
import { inlineText } from '../text.ts'
import type { ClaimAnswer, ClaimAttributes } from './claim-mark.ts'
import { nameClaim } from './name-claim.ts'
import { stillSays } from './still-says.ts'
import { withoutStop } from './without-stop.ts'

/** `unasked`: an answer of the author's that no longer fits its text, and that the machine would not ask about. */
export type ClaimState = ClaimAnswer | 'unasked'

/** A claim in a text. `start` and `end` are places in the text of its block, as `inlineText` has it. */
export type Claim = {
  id: string
  /** How it stands before readers. */
  state: ClaimState
  /** False where the machine alone found it: nobody has answered yet. */
  isAnswered: boolean
  /** The author answered, but more than 15 % of the text was changed since, so that the answer does not count. */
  isChanged: boolean
  block: DocumentNode // the very node of the document: a paragraph, heading or caption
  start: number
  end: number
  text: string
} & Pick<ClaimAttributes, 'sources' | 'when' | 'where' | 'note'>

/** A sentence that the machine would put a question mark to; see `findClaims`. */
export type Unsourced = { start: number; end: number }

export type LookingForClaims = {
  /** The article's, so that what the machine finds has the same id every time. */
  articleId: string
  /** The sentences of a paragraph that readers would want a source for. Left out where the machine is not asked. */
  find?: ((text: string) => Unsourced[]) | undefined
}

/** The machine does not put more question marks than this into one article. */
const foundAtMost = 300

/**
 * Every claim of a document in reading order: those that the author answered, and those that nobody did. Sentences that
 * show their source themselves, by a link or a footnote, are not found; nor is anything in tables, captions and notes.
 */
export function claimsIn(document: WenhaoDocument, { articleId, find }: LookingForClaims): Claim[] {
  const named = new Namer(articleId)
  const claims: Claim[] = []
  let found = 0
  for (const { block, isProse } of textBlocks(document)) {
    const text = inlineText(block)
    const answered = answeredIn(block, text, named)
    const room = find && isProse ? foundAtMost - found : 0
    const asked = find && room > 0 ? unansweredIn(block, text, answered, find, named, room) : []
    found += asked.length
    const here = asked.length > 0 ? [...answered, ...asked].sort((a, b) => a.start - b.start) : answered
    claims.push(...here.map((claim) => settled(claim, find && isProse ? find : undefined)))
  }
  return claims
}

class Namer {
  readonly #articleId: string
  readonly #times = new Map<string, number>()
  readonly #taken = new Set<string>()
  constructor(articleId: string) {
    this.#articleId = articleId
  }
  /** The id of the mark, unless an earlier claim has it: then this one is a copy and gets its own. */
  of(text: string, id?: string): string {
    if (id && !this.#taken.has(id)) {
      this.#taken.add(id)
      return id
    }
    const time = this.#times.get(text) ?? 0
    this.#times.set(text, time + 1)
    const name = nameClaim(this.#articleId, text, time)
    if (this.#taken.has(name)) return this.of(text)
    this.#taken.add(name)
    return name
  }
}

/** The paragraphs that the machine is asked about. */
export function proseParagraphs(document: WenhaoDocument): string[] {
  return textBlocks(document).flatMap(({ block, isProse }) => (isProse ? inlineText(block) : []))
}

type Block = { block: DocumentNode; isProse: boolean }

function textBlocks(node: DocumentNode, isProse = true, found: Block[] = []): Block[] {
  if (node.type === 'codeBlock') return found
  if (node.type === 'paragraph') found.push({ block: node, isProse })
  else if (node.type === 'heading' || node.type === 'figure') found.push({ block: node, isProse: false })
  else {
    const isApart = node.type === 'table' || node.type === 'footnotes'
    for (const child of node.content ?? []) textBlocks(child, isProse && !isApart, found)
  }
  return found
}

type Run = { attrs: ClaimAttributes; start: number; end: number }

/** Neighbouring pieces that bear the same mark are one claim. */
function runsOf(block: DocumentNode): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const node of block.content ?? []) {
    const length = inlineText({ type: 'paragraph', content: [node] }).length
    const mark = node.marks?.find(({ type }) => type === 'claim')
    const attrs = mark?.type === 'claim' ? mark.attrs : undefined
    const last = runs.at(-1)
    if (attrs && last?.attrs.id === attrs.id && last.end === at) last.end = at + length
    else if (attrs) runs.push({ attrs, start: at, end: at + length })
    at += length
  }
  return runs.filter(({ start, end }) => end > start)
}

function answeredIn(block: DocumentNode, text: string, named: Namer): Claim[] {
  return runsOf(block).map(({ attrs, start, end }) => {
    const words = text.slice(start, end)
    const { answer, sources, when, where, note, said } = attrs
    const isChanged = said !== '' && answer !== 'question' && !stillSays(said, words)
    const id = named.of(words, attrs.id)
    const state = isChanged ? 'unasked' : answer
    return { id, state, isAnswered: !isChanged, isChanged, block, start, end, text: words, sources, when, where, note }
  })
}

function unansweredIn(
  block: DocumentNode,
  text: string,
  answered: Claim[],
  find: (text: string) => Unsourced[],
  named: Namer,
  most: number,
): Claim[] {
  const shown = sourcesShown(block)
  const isFree = ({ start, end }: Unsourced) =>
    !answered.some((claim) => claim.start < end && claim.end > start) && !shown.some((at) => at > start && at <= end)
  return find(text)
    .filter(isFree)
    .slice(0, most)
    .map(({ start, end }) => {
      const sentence = text.slice(start, end)
      const words = withoutStop(sentence)
      const place = { block, start, end: start + words.length, text: words }
      const empty = { sources: [], when: '', where: '', note: '' }
      return { id: named.of(sentence), state: 'question', isAnswered: false, isChanged: false, ...place, ...empty }
    })
}

/** Where in a block a link to elsewhere ends or a footnote stands: what is before it shows its source itself. */
function sourcesShown(block: DocumentNode): number[] {
  const places: number[] = []
  let at = 0
  for (const node of block.content ?? []) {
    at += inlineText({ type: 'paragraph', content: [node] }).length
    const isLinked = node.marks?.some((mark) => mark.type === 'link' && /^https?:/i.test(mark.attrs.href))
    if (isLinked || node.type === 'footnoteReference') places.push(at)
  }
  return places
}

/** An answer that no longer fits its words counts no more: the machine decides whether readers see a question mark. */
function settled(claim: Claim, find: ((text: string) => Unsourced[]) | undefined): Claim {
  if (!claim.isChanged || !find) return claim
  return find(claim.text).length > 0 ? { ...claim, state: 'question' } : claim
}
