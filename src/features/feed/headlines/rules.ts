/** How long something may stand pinned, in hours. */
export const spans = [6, 12, 24, 48, 72, 168, 336] as const
export const standardSpan = 24

export const mostPinned = 10
export const longestTitle = 80

export const untilIn = (hours: number, from: Date): Date => new Date(from.getTime() + hours * 3_600_000)

/** The id in the address of an article, however it was copied. */
export const articleIn = (text: string): string | undefined =>
  /(?:^|\/a\/)([0-9a-hjkmnp-tv-z]{13})(?:$|[-/?#])/.exec(text.trim())?.[1]

/**
 * The order that somebody asked for, brought onto the list as it is now: what is gone is left out, what they did not
 * know of comes last.
 */
export const reordered = (wanted: readonly string[], present: readonly string[]): string[] => {
  const known = new Set(present)
  const kept = [...new Set(wanted)].filter((id) => known.has(id))
  const placed = new Set(kept)
  return [...kept, ...present.filter((id) => !placed.has(id))]
}
