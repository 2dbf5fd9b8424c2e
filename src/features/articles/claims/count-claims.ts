import type { Claim } from '#features/document/index.ts'

/** What lists say of an article's claims: an opinion and what everybody knows are none. */
export type ClaimCounts = { sourced: number; firstHand: number; open: number }

export const countClaims = (claims: readonly Pick<Claim, 'state'>[]): ClaimCounts => {
  const count = (wanted: Claim['state']) => claims.filter(({ state }) => state === wanted).length
  return { sourced: count('sourced'), firstHand: count('first-hand'), open: count('question') }
}

export const totalClaims = ({ sourced, firstHand, open }: ClaimCounts): number => sourced + firstHand + open
