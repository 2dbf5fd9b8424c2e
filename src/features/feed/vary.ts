import { ranking } from './ranking.ts'

/**
 * Takes the first of a ranked pool, but in every ten places at most two of one creator; who is passed over comes in the
 * next ten. Where nobody else is within reach the order stands as it is: a site with one creator has a list too.
 */
export const vary = <T>(
  pool: readonly T[],
  creatorOf: (item: T) => string,
  places: number,
): { shown: T[]; rest: T[] } => {
  const { most, of } = ranking.variety
  const rest = [...pool]
  const shown: T[] = []
  while (shown.length < places && rest.length > 0) {
    const block = shown.slice(shown.length - (shown.length % of))
    const has = (creator: string) => block.filter((item) => creatorOf(item) === creator).length
    const at = rest.findIndex((item) => has(creatorOf(item)) < most)
    shown.push(...rest.splice(Math.max(at, 0), 1))
  }
  return { shown, rest }
}
