import type { ArticleClaim } from './article-claims.ts'

/** By the id that a source has in its article: the claims that name it, in the order of the text. */
type CitedBy = ReadonlyMap<string, readonly string[]>

export const citedBy = (sources: readonly { id: string }[], claims: readonly ArticleClaim[]): CitedBy => {
  const claimsOf = new Map(sources.map(({ id }) => [id, [] as string[]]))
  for (const claim of claims)
    for (const number of claim.sources) claimsOf.get(sources[number - 1]?.id ?? '')?.push(claim.id)
  return claimsOf
}
