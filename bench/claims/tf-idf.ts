/** A row of numbers that are nearly all nought: places in rising order, and what stands there. */
export type SparseRow = { places: Int32Array; values: Float64Array }

type TfIdf = { size: number; rowsOf: (texts: readonly string[]) => SparseRow[] }

const words = /[\p{L}\p{N}_]{2,}/gu

const gramsOf = (text: string, longest: 1 | 2): string[] => {
  const found = text.toLowerCase().match(words) ?? []
  return longest === 1 ? found : [...found, ...found.slice(1).map((word, at) => `${found[at]} ${word}`)]
}

const countsOf = (text: string, longest: 1 | 2): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const gram of gramsOf(text, longest)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return counts
}

/** TF-IDF of words and pairs of words as scikit-learn has it by default: smooth idf, rows of length 1. */
export const fitTfIdf = (texts: readonly string[], { longest, limit }: { longest: 1 | 2; limit?: number }): TfIdf => {
  const documents = new Map<string, number>()
  const totals = new Map<string, number>()
  for (const text of texts)
    for (const [gram, count] of countsOf(text, longest)) {
      documents.set(gram, (documents.get(gram) ?? 0) + 1)
      totals.set(gram, (totals.get(gram) ?? 0) + count)
    }
  const kept = limit ? [...totals].sort(([, a], [, b]) => b - a).slice(0, limit) : [...totals]
  const vocabulary = new Map(kept.map(([gram], place) => [gram, place]))
  const idf = kept.map(([gram]) => Math.log((1 + texts.length) / (1 + (documents.get(gram) ?? 0))) + 1)
  const rowOf = (text: string): SparseRow => {
    const cells: [number, number][] = []
    for (const [gram, count] of countsOf(text, longest)) {
      const place = vocabulary.get(gram)
      if (place !== undefined) cells.push([place, count * (idf[place] ?? 0)])
    }
    return unitRow(cells)
  }
  return { size: kept.length, rowsOf: (some) => some.map(rowOf) }
}

const unitRow = (cells: [number, number][]): SparseRow => {
  cells.sort(([a], [b]) => a - b)
  const length = Math.sqrt(cells.reduce((sum, [, value]) => sum + value * value, 0)) || 1
  return {
    places: Int32Array.from(cells, ([place]) => place),
    values: Float64Array.from(cells, ([, value]) => value / length),
  }
}
