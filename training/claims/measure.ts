export type Judged = { score: number; label: 0 | 1 }

export type Quality = { precision: number; recall: number; f1: number }

/** How well what reaches a threshold is what was labelled 1. */
export function qualityAt(rows: readonly Judged[], threshold: number): Quality {
  const found = rows.filter(({ score }) => score >= threshold)
  const right = found.filter(({ label }) => label).length
  const all = rows.filter(({ label }) => label).length
  const precision = found.length ? right / found.length : 0
  const recall = all ? right / all : 0
  return { precision, recall, f1: right ? (2 * precision * recall) / (precision + recall) : 0 }
}

/** Mean of the precision at each row that is labelled 1, from the highest score down; ties count as the worst order. */
export function averagePrecision(rows: readonly Judged[]): number {
  const ordered = [...rows].sort((a, b) => b.score - a.score || a.label - b.label)
  let right = 0
  let sum = 0
  ordered.forEach(({ label }, place) => {
    if (!label) return
    right += 1
    sum += right / (place + 1)
  })
  return right ? sum / right : 0
}

export function bestThreshold(rows: readonly Judged[]): number {
  const scores = [...new Set(rows.map(({ score }) => score))]
  return scores.reduce(
    (best, score) => (qualityAt(rows, score).f1 > qualityAt(rows, best).f1 ? score : best),
    scores[0] ?? 0,
  )
}
