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

/** A threshold with about the best F1: the middle of those that come within .02 of it, for the best one is luck. */
export function bestThreshold(rows: readonly Judged[]): number {
  const scores = [...new Set(rows.map(({ score }) => score))].sort((a, b) => a - b)
  const f1s = scores.map((score) => qualityAt(rows, score).f1)
  const best = f1s.reduce((most, f1) => Math.max(most, f1), 0)
  const good = scores.filter((_, place) => (f1s[place] ?? 0) >= best - 0.02)
  return good[good.length >> 1] ?? 0
}

/** The highest threshold that still finds this share of what was labelled 1. */
export function thresholdForRecall(rows: readonly Judged[], least: number): number {
  const claims = rows.filter(({ label }) => label).map(({ score }) => score)
  claims.sort((a, b) => b - a)
  return claims[Math.max(0, Math.ceil(least * claims.length) - 1)] ?? 0
}

/** The lowest threshold from which this share of what is found was labelled 1. */
export function thresholdForPrecision(rows: readonly Judged[], least: number): number {
  const ordered = [...rows].sort((a, b) => b.score - a.score || a.label - b.label)
  let right = 0
  let threshold = 1
  ordered.forEach(({ score, label }, place) => {
    right += label
    if (ordered[place + 1]?.score !== score && right / (place + 1) >= least) threshold = score
  })
  return threshold
}

/**
 * How a threshold does on rows that had no part in choosing it: chosen on one half of the documents, measured on the
 * other, and the other way round.
 */
export function crossFitted<Kind extends Judged & { doc: string }>(
  rows: readonly Kind[],
  isFirst: (row: Kind) => boolean,
  choose: (rows: readonly Judged[]) => number,
): Quality {
  const halves = [rows.filter(isFirst), rows.filter((row) => !isFirst(row))]
  const judged = halves.flatMap((half, place) => {
    const threshold = choose(halves[1 - place] ?? [])
    return half.map(({ score, label }) => ({ score: score >= threshold ? 1 : 0, label }))
  })
  return qualityAt(judged, 1)
}
