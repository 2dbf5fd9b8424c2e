import type { ClaimOnPage } from '#features/document/index.ts'
import type { ClaimCounts } from '#ui/claim-strip.tsx'

/** Opinions are no claims of fact, and are not counted. */
export const countClaims = (claims: readonly ClaimOnPage[]): ClaimCounts => {
  const count = (is: ClaimOnPage['is']) => claims.filter((claim) => claim.is === is).length
  return { sourced: count('sourced'), firstHand: count('first-hand'), open: count('question') }
}
