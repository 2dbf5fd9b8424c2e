import type { EditorState } from '@tiptap/pm/state'
import type { Source } from '#features/sources/browser.ts'
import type { BlockClaim } from './claims-of-block.ts'
import { claimAt, claimsKey } from './claims-state.ts'
import { type Standing, standingOf } from './signs.ts'

/** A claim as the panel lists it; `at` and `end` are places in the whole text. */
export type ClaimItem = BlockClaim & {
  at: number
  end: number
  standing: Standing
  /** Where its author said that the pasted passage around it is from. */
  origin?: string
}

export const itemsOf = (state: EditorState, sources: readonly Source[]): ClaimItem[] => {
  const { blocks = [], origins = [] } = claimsKey.getState(state) ?? {}
  return blocks.flatMap(({ at: block, claims }) =>
    claims.map((claim) => {
      const [at, end] = [block + 1 + claim.from, block + 1 + claim.to]
      const origin = origins.findLast(({ from, to }) => from < end && to > at)?.source
      return { ...claim, at, end, standing: standingOf(claim, sources), ...(origin && { origin }) }
    }),
  )
}

/** Which of the items the panel speaks of. */
export const currentOf = (state: EditorState, items: readonly ClaimItem[]): number => {
  const known = claimsKey.getState(state)
  const place = known?.current === undefined ? undefined : claimAt(known, known.current)
  return items.findIndex(({ at }) => at === place?.at)
}

export type ClaimCounts = { sourced: number; firstHand: number; question: number; open: number }

/** Opinions, common knowledge and what is no claim are not counted: nobody asks where they are from. */
export const countsOf = (items: readonly ClaimItem[]): ClaimCounts => {
  const counts: ClaimCounts = { sourced: 0, firstHand: 0, question: 0, open: 0 }
  for (const { standing } of items) {
    if (standing === 'sourced') counts.sourced++
    else if (standing === 'first-hand') counts.firstHand++
    else if (standing === 'question') counts.question++
    else if (standing === 'open') counts.open++
  }
  return counts
}

/** The next item that waits for an answer, after a place and then from the top; -1 when all are answered. */
export const nextOpen = (items: readonly ClaimItem[], place: number): number => {
  const after = items.findIndex(({ at, standing }) => standing === 'open' && at >= place)
  return after >= 0 ? after : items.findIndex(({ standing }) => standing === 'open')
}
