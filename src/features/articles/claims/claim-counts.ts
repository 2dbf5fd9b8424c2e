import type { Claim } from '#features/document/index.ts'

/** What lists say of an article's claims: an opinion is none, and what everybody knows is not counted. */
export type ClaimCounts = { sourced: number; firstHand: number; open: number }

export const countStates = (claims: readonly Pick<Claim, 'state'>[]): ClaimCounts => {
  const count = (wanted: Claim['state']) => claims.filter(({ state }) => state === wanted).length
  return { sourced: count('sourced'), firstHand: count('first-hand'), open: count('question') }
}
