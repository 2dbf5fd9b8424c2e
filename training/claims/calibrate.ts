import type { ModelHeader } from '../../src/features/document/claims/model.ts'
import type { Judged } from './measure.ts'

type Bin = { raw: number; share: number; size: number }

const bins = 20
const leastRise = 1e-4

/**
 * The share of claims at about twenty raw scores: as many rows in each bin, pooled until no bin lies below the one
 * before it, and made to rise a little where they are level, so that the calibrated score keeps every order.
 */
export function calibrate(rows: readonly Judged[]): ModelHeader['calibration'] {
  const ordered = [...rows].sort((a, b) => a.score - b.score || a.label - b.label)
  const pooled: Bin[] = []
  for (let i = 0; i < bins; i++) {
    const part = ordered.slice(Math.round((i * ordered.length) / bins), Math.round(((i + 1) * ordered.length) / bins))
    if (part.length === 0) continue
    pooled.push(binOf(part))
    while (pooled.length > 1 && isFalling(pooled)) join(pooled)
  }
  let least = 0
  return pooled.map(({ raw, share }) => {
    least = Math.max(share, least + leastRise)
    return [rounded(raw), rounded(least)]
  })
}

/** The mean of a bin; half a row of each label is added, so that no bin is certain. */
function binOf(rows: readonly Judged[]): Bin {
  const raw = rows.reduce((sum, { score }) => sum + score, 0) / rows.length
  const claims = rows.reduce((sum, { label }) => sum + label, 0)
  return { raw, share: (claims + 0.5) / (rows.length + 1), size: rows.length }
}

const isFalling = (pooled: Bin[]): boolean => (pooled.at(-2)?.share ?? 0) >= (pooled.at(-1)?.share ?? 0)

function join(pooled: Bin[]): void {
  const second = pooled.pop()
  const first = pooled.pop()
  if (!first || !second) return
  const size = first.size + second.size
  const mean = (a: number, b: number) => (a * first.size + b * second.size) / size
  pooled.push({ raw: mean(first.raw, second.raw), share: mean(first.share, second.share), size })
}

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5
