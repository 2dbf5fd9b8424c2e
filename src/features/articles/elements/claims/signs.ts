import type { ClaimAnswer } from '#features/document/browser.ts'
import type { Source } from '#features/sources/browser.ts'
import { icon, make } from '../make.ts'
import type { BlockClaim } from './claims-of-block.ts'

/** How a claim stands; `open`: nobody has answered, or the answer no longer fits. */
export type Standing = ClaimAnswer | 'open'

/** The numbers that the sources of a claim have in the list at the foot. */
export const numbersOf = ({ attrs }: BlockClaim, sources: readonly Source[]): number[] =>
  (attrs?.sources ?? [])
    .map((id) => sources.findIndex((source) => source.id === id) + 1)
    .filter((number) => number > 0)
    .sort((a, b) => a - b)

export const standingOf = (claim: BlockClaim, sources: readonly Source[]): Standing => {
  if (!claim.attrs || claim.isChanged) return 'open'
  const { answer } = claim.attrs
  return answer === 'sourced' && numbersOf(claim, sources).length === 0 ? 'open' : answer
}

// The sign never stands alone at the beginning of a line.
const wordJoiner = '\u2060'

type Sign = { key: string; make: () => HTMLElement }

/** The sign at the end of an answered sentence, as readers will see it; dashed where the answer has to be looked at again. */
export const signOf = (claim: BlockClaim, sources: readonly Source[]): Sign | undefined => {
  const { attrs } = claim
  if (!attrs) return undefined
  const isOpen = standingOf(claim, sources) === 'open'
  const parts = partsOf(attrs.answer, numbersOf(claim, sources))
  if (parts.length === 0) return undefined
  const classes = isOpen ? ' is-open' : ''
  return {
    key: `${attrs.id} ${parts.join(' ')}${classes}`,
    make: () =>
      make(
        'span',
        { class: 'claim-sign', 'data-sign': attrs.id },
        wordJoiner,
        ...parts.map((part) => drawn(part, classes)),
      ),
  }
}

/** The signs that a standing has in lists and in the text: numbers, `?`, `eye`, `quote`. */
export const partsOf = (standing: Standing, numbers: number[]): string[] => {
  if (standing === 'sourced') return numbers.length > 0 ? numbers.map(String) : ['…']
  if (standing === 'question') return ['?']
  if (standing === 'first-hand') return ['eye']
  return standing === 'opinion' ? ['quote'] : []
}

const shapes: Record<string, string> = { '?': 'c c-q', eye: 'c c-f', quote: 'c c-o' }

export const drawn = (part: string, classes = ''): HTMLElement => {
  const isDrawing = part === 'eye' || part === 'quote'
  return make(
    'span',
    { class: `${shapes[part] ?? 'c'}${classes}`, 'aria-hidden': 'true' },
    isDrawing ? icon(part) : part,
  )
}
