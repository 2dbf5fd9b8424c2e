import { distance } from 'fastest-levenshtein'

const tolerance = 0.15
const compared = 1_000

/** Whether a text is still what was answered: at most 15 % of it was changed since. Only its first 1,000 characters count. */
export function stillSays(said: string, now: string): boolean {
  const before = said.slice(0, compared)
  const after = now.slice(0, compared)
  const length = Math.max(before.length, after.length)
  return length === 0 || distance(before, after) <= tolerance * length
}

/** What a claim notes of its text when it is answered. */
export function asSaid(text: string): string {
  return text.slice(0, compared).replace(/[\uD800-\uDBFF]$/, '')
}
