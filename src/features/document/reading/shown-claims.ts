import type { Claim } from '../claims/claims-in.ts'
import type { DocumentNode } from '../schema.ts'

/** What a mark and its note tell of a source. */
export type CitedSource = {
  number: number // in the list of sources, from 1
  title: string
  publisher: string
  url: string // with the words to look for in it; empty where it is not on the web
  quote: string
  /** Where a copy of it is kept, once there is one. */
  archived?: string
}

/** The words of marks and notes, in the language of the text. */
export type ClaimLabels = {
  sourced: (number: number) => string
  question: string
  firstHand: string
  opinion: string
  /** How a feed writes the marks that have no number. */
  plain: { question: string; firstHand: string; opinion: string }
  notes: {
    question: string
    leftOpen: string // the author was asked, and left the question mark
    unanswered: string // nobody has answered yet
    wrote: string // before a word of the author's
    firstHand: string
    opinion: string
    archived: string
    back: string
    comma: string
    stop: string
  }
}

export const shownAs = ['sourced', 'question', 'first-hand', 'opinion'] as const
export type ShownAs = (typeof shownAs)[number]

/** A claim that bears a mark. `sources` are those that are in the list, in its order. */
export type ShownClaim = { is: ShownAs; claim: Claim; sources: CitedSource[]; hasNote: boolean }

/** Beyond this many a mark leads to the list of sources: a text of ten thousand claims is no page of notes. */
const mostNotes = 500

/** The claims that get a mark, by the block they stand in. */
export function showClaims(
  claims: readonly Claim[],
  cited: ReadonlyMap<string, CitedSource>,
): Map<DocumentNode, ShownClaim[]> {
  const byBlock = new Map<DocumentNode, ShownClaim[]>()
  let notes = 0
  for (const claim of claims) {
    const sources = sourcesOf(claim, cited)
    const is = kindOf(claim, sources)
    if (!is) continue
    notes += 1
    const shown = { is, claim, sources, hasNote: notes <= mostNotes }
    const there = byBlock.get(claim.block)
    if (there) there.push(shown)
    else byBlock.set(claim.block, [shown])
  }
  return byBlock
}

function sourcesOf(claim: Claim, cited: ReadonlyMap<string, CitedSource>): CitedSource[] {
  if (claim.state !== 'sourced') return []
  const found = [...new Set(claim.sources)].flatMap((id) => cited.get(id) ?? [])
  return found.sort((a, b) => a.number - b.number)
}

// "Has a source", and the source was taken out of the list since: then it waits for one again.
function kindOf({ state }: Claim, sources: CitedSource[]): ShownAs | undefined {
  if (state === 'sourced') return sources.length > 0 ? 'sourced' : 'question'
  return shownAs.find((kind) => kind === state)
}
