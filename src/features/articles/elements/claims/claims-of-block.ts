import type { Node as DocumentNode } from '@tiptap/pm/model'
import { type ClaimAttributes, type FoundSentence, stillSays, withoutStop } from '#features/document/browser.ts'
import { isWebAddress } from '../schema/addresses.ts'
import { blockText, placesOf, textBetween } from './block-text.ts'

export type Found = Pick<FoundSentence, 'start' | 'end' | 'why'>

/** A sentence of a block that bears an answer or that is asked about; places are counted from the block's beginning. */
export type BlockClaim = {
  from: number
  to: number
  text: string
  /** The whole sentence as the machine found it: its name, once answered, is made of it. */
  sentence?: string
  /** The author's answer; without it nobody has answered yet. */
  attrs?: ClaimAttributes
  /** The answer was given to other words: more than 15 % of them changed since. */
  isChanged: boolean
  why: Found['why']
  /** A link to elsewhere within the sentence: the first that comes to mind as its source. */
  link?: string
}

type Run = { attrs: ClaimAttributes; from: number; to: number }

const runsKept = new WeakMap<DocumentNode, Run[]>()

/** Neighbouring pieces of a block that bear the same mark. */
export const runsOf = (block: DocumentNode): Run[] => {
  const known = runsKept.get(block)
  if (known) return known
  const runs: Run[] = []
  block.forEach((child, at) => {
    const attrs = child.marks.find(({ type }) => type.name === 'claim')?.attrs as ClaimAttributes | undefined
    const last = runs.at(-1)
    if (attrs && last && last.to === at && last.attrs.id === attrs.id) last.to = at + child.nodeSize
    else if (attrs) runs.push({ attrs, from: at, to: at + child.nodeSize })
  })
  runsKept.set(block, runs)
  return runs
}

/** Whether an answer no longer fits the words it was given to. */
export const isStale = ({ said, answer }: ClaimAttributes, text: string): boolean =>
  said !== '' && answer !== 'question' && !stillSays(said, text)

/** What a block says that wants an answer, in reading order: what bears one, and what the machine asks about. */
export const claimsOfBlock = (block: DocumentNode, found: readonly Found[]): BlockClaim[] => {
  const runs = runsOf(block)
  const asked = found.flatMap((sentence) => askedIn(block, sentence, runs))
  const answered = runs.flatMap(({ attrs, from, to }): BlockClaim[] => {
    const text = textBetween(block, from, to)
    if (text.trim() === '') return []
    return [
      {
        from,
        to,
        text,
        attrs,
        isChanged: isStale(attrs, text),
        why: whyOf(found, block, from, to),
        ...linkIn(block, from, to),
      },
    ]
  })
  return asked.length > 0 ? [...answered, ...asked].sort((a, b) => a.from - b.from) : answered
}

const askedIn = (block: DocumentNode, sentence: Found, runs: Run[]): BlockClaim[] => {
  const whole = blockText(block)
  const words = whole.text.slice(sentence.start, sentence.end)
  const text = withoutStop(words)
  const { from, to } = placesOf(whole, sentence.start, sentence.start + text.length)
  const isTaken = runs.some((run) => run.from < to && run.to > from)
  if (to <= from || isTaken || hasFootnote(block, from, to + 2)) return []
  return [{ from, to, text, sentence: words, isChanged: false, why: sentence.why, ...linkIn(block, from, to) }]
}

const whyOf = (found: readonly Found[], block: DocumentNode, from: number, to: number): Found['why'] => {
  if (found.length === 0) return []
  const whole = blockText(block)
  const over = found.find(({ start, end }) => {
    const places = placesOf(whole, start, end)
    return places.from < to && places.to > from
  })
  return over?.why ?? []
}

// A footnote shows the source itself, also right behind the stop.
const hasFootnote = (block: DocumentNode, from: number, to: number): boolean => {
  let has = false
  block.nodesBetween(from, Math.min(to, block.content.size), (node) => {
    has ||= node.type.name === 'footnoteReference'
  })
  return has
}

const linkIn = (block: DocumentNode, from: number, to: number): { link?: string } => {
  let link: string | undefined
  block.nodesBetween(from, to, (node) => {
    const href = node.marks.find(({ type }) => type.name === 'link')?.attrs.href as string | undefined
    if (href && isWebAddress(href)) link ??= href
  })
  return link === undefined ? {} : { link }
}
