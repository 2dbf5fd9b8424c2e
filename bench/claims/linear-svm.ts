import { randomFrom } from './random.ts'
import type { SparseRow } from './tf-idf.ts'

type Options = { size: number; cost?: number; mostPasses?: number }
type Machine = (row: SparseRow) => number

const tolerance = 1e-4

/**
 * L2-regularised SVM with squared hinge loss by dual coordinate descent with shrinking (Hsieh et al. 2008, "A dual
 * coordinate descent method for large-scale linear SVM"): what scikit-learn's LinearSVC does by default, C = 1 and the
 * bias a feature that is always 1.
 */
export const trainSvm = (
  rows: readonly SparseRow[],
  truths: readonly boolean[],
  { size, cost = 1, mostPasses = 1000 }: Options,
): Machine => {
  const weights = new Float64Array(size + 1)
  const score = (row: SparseRow): number => {
    let sum = weights[size] as number
    for (let at = 0; at < row.places.length; at += 1)
      sum += (weights[row.places[at] as number] as number) * (row.values[at] as number)
    return sum
  }
  const step = (row: SparseRow, by: number): void => {
    weights[size] = (weights[size] as number) + by
    for (let at = 0; at < row.places.length; at += 1) {
      const place = row.places[at] as number
      weights[place] = (weights[place] as number) + by * (row.values[at] as number)
    }
  }
  const diagonal = 0.5 / cost
  const alphas = new Float64Array(rows.length)
  const squares = rows.map(({ values }) => values.reduce((sum, value) => sum + value * value, 1 + diagonal))
  const active = Int32Array.from(rows.keys())
  const random = randomFrom(1)
  let count = rows.length
  let highestBefore = Number.POSITIVE_INFINITY

  for (let pass = 0; pass < mostPasses; pass += 1) {
    let highest = Number.NEGATIVE_INFINITY
    let lowest = Number.POSITIVE_INFINITY
    for (let at = count - 1; at > 0; at -= 1) swap(active, at, Math.floor(random() * (at + 1)))
    for (let at = 0; at < count; at += 1) {
      const index = active[at] as number
      const row = rows[index] as SparseRow
      const sign = truths[index] ? 1 : -1
      const alpha = alphas[index] as number
      const gradient = sign * score(row) - 1 + alpha * diagonal
      if (alpha === 0 && gradient > highestBefore) {
        count -= 1
        swap(active, at, count)
        at -= 1
        continue
      }
      const projected = alpha === 0 ? Math.min(gradient, 0) : gradient
      highest = Math.max(highest, projected)
      lowest = Math.min(lowest, projected)
      if (Math.abs(projected) < 1e-12) continue
      const next = Math.max(alpha - gradient / (squares[index] as number), 0)
      alphas[index] = next
      step(row, (next - alpha) * sign)
    }
    if (highest - lowest <= tolerance) {
      if (count === rows.length) break
      count = rows.length
      highestBefore = Number.POSITIVE_INFINITY
    } else highestBefore = highest > 0 ? highest : Number.POSITIVE_INFINITY
  }
  return score
}

const swap = (list: Int32Array, a: number, b: number): void => {
  const kept = list[a] as number
  list[a] = list[b] as number
  list[b] = kept
}
