import { useSay } from '#ui/frame.tsx'
import type { ArticleClaim } from './article-claims.ts'

/** By the id that a source has in its article: the claims that name it, in the order of the text. */
export type CitedBy = ReadonlyMap<string, readonly string[]>

export const citedBy = (sources: readonly { id: string }[], claims: readonly ArticleClaim[]): CitedBy => {
  const claimsOf = new Map(sources.map(({ id }) => [id, [] as string[]]))
  for (const claim of claims)
    for (const number of claim.sources) claimsOf.get(sources[number - 1]?.id ?? '')?.push(claim.id)
  return claimsOf
}

const mostPlaces = 12

/** From a source back to where the text names it. */
export const BackLinks = ({ claims = [] }: { claims?: readonly string[] | undefined }) => {
  const say = useSay().claimsReading
  if (claims.length === 0) return null
  if (claims.length === 1)
    return (
      <span class="back-links">
        <a href={`#c-${claims[0]}`}>{say.backToText}</a>
      </span>
    )
  return (
    <span class="back-links">
      <span>{say.backToText}</span>
      {claims.slice(0, mostPlaces).map((id, place) => (
        <a href={`#c-${id}`} aria-label={say.backTo(place + 1)}>
          {place + 1}
        </a>
      ))}
    </span>
  )
}
