// A row is best 2.7 times as wide as high: about 15rem high in the column of an article.
const bestShape = 2.7
const mostInARow = 4

/**
 * Composes pictures, given by width/height, into rows in their order: how many stand in each. Of all ways the one whose
 * rows come nearest to one height, and none of them far too tall.
 */
export function composeRows(shapes: readonly number[]): number[] {
  const best: { cost: number; rows: number[] }[] = [{ cost: 0, rows: [] }]
  for (let end = 1; end <= shapes.length; end++) {
    const ways = Array.from({ length: Math.min(mostInARow, end) }, (_, more) => {
      const length = more + 1
      const before = best[end - length]
      const cost = (before?.cost ?? 0) + costOf(shapes.slice(end - length, end))
      return { cost, rows: [...(before?.rows ?? []), length] }
    })
    best.push(ways.reduce((one, other) => (other.cost < one.cost ? other : one)))
  }
  return best.at(-1)?.rows ?? []
}

// By the logarithm, so that twice as high costs as much as half as high.
function costOf(row: readonly number[]): number {
  const shape = row.reduce((sum, one) => sum + one, 0)
  return Math.log(shape / bestShape) ** 2
}
