/** The list with one of its ids a place further up or down; undefined when it is not in the list. */
export const moved = (ids: string[], id: string, direction: 'up' | 'down'): string[] | undefined => {
  const from = ids.indexOf(id)
  if (from < 0) return undefined
  const to = Math.min(ids.length - 1, Math.max(0, from + (direction === 'up' ? -1 : 1)))
  return ids.toSpliced(from, 1).toSpliced(to, 0, id)
}
