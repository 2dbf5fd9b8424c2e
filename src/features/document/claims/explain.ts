import type { ReasonName } from './features/feature.ts'
import type { ClaimModel } from './model.ts'
import type { Piece } from './ngrams.ts'
import type { Sight } from './score.ts'

/** One ground of a score: what was seen, whether it speaks for a claim, and words of the sentence that show it. */
export type Reason = { reason: ReasonName; isFor: boolean; example?: string }

type Weighed = { reason: ReasonName; weight: number; example: string }

const mostShown = 24

/** The three grounds that weighed most, of different kinds, the heaviest first. */
export function explain(sight: Sight, model: ClaimModel): Reason[] {
  const byReason = new Map<ReasonName, { weight: number; best: Weighed }>()
  for (const one of [...named(sight, model), ...wording(sight, model)]) {
    const kept = byReason.get(one.reason)
    if (!kept) byReason.set(one.reason, { weight: one.weight, best: one })
    else {
      kept.weight += one.weight
      if (Math.abs(one.weight) > Math.abs(kept.best.weight)) kept.best = one
    }
  }
  return [...byReason]
    .filter(([, { weight }]) => weight !== 0)
    .sort(([, a], [, b]) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, 3)
    .map(([reason, { weight, best }]) => ({
      reason,
      isFor: weight > 0,
      ...exampleOf(withWholeNumeral(best.example, sight.folded)),
    }))
}

const numeral = /[\d.,〇一二两三四五六七八九十百千万亿]/

/** A feature may begin in the middle of a numeral: of 三十天 it shows 十天. */
function withWholeNumeral(example: string, folded: string): string {
  if (!numeral.test(example.charAt(0))) return example
  let start = folded.indexOf(example)
  const end = start + example.length
  while (start > 0 && numeral.test(folded.charAt(start - 1))) start -= 1
  return start < 0 ? example : folded.slice(start, end).replace(/^[.,]+/, '')
}

function exampleOf(example: string): { example?: string } {
  const text = example.trim()
  if (text === '') return {}
  const units = [...text]
  return { example: units.length > mostShown ? `${units.slice(0, mostShown).join('')}…` : text }
}

/** Named features with their own weight and half of that of each pair they are in. */
function named(sight: Sight, model: ClaimModel): Weighed[] {
  const weights = sight.shown.map(({ feature }) => model.header.features[feature.name] ?? 0)
  for (const { pieces, each } of weighed(sight, model, 'pairs'))
    for (const { start, end, bucket } of pieces) {
      const half = each(bucket) / 2
      weights[start] = (weights[start] ?? 0) + half
      weights[end] = (weights[end] ?? 0) + half
    }
  return sight.shown.map(({ feature, example }, place) => ({
    reason: feature.reason,
    weight: weights[place] ?? 0,
    example,
  }))
}

/** N-grams speak together, for they overlap; the example is the stretch that they agree on most. */
function wording(sight: Sight, model: ClaimModel): Weighed[] {
  const flat = sight.flat
  const perUnit = new Float64Array(flat.length + 2)
  let sum = 0
  for (const name of ['units', 'words'] as const)
    for (const { pieces, each } of weighed(sight, model, name)) {
      const shift = name === 'units' && model.header.language === 'en' ? 1 : 0
      for (const { start, end, bucket } of pieces) {
        const weight = each(bucket)
        sum += weight
        for (let at = start; at < end; at++) {
          const unit = at - shift
          if (unit >= 0) perUnit[unit] = (perUnit[unit] ?? 0) + weight / (end - start)
        }
      }
    }
  if (sum === 0) return []
  return [{ reason: 'wording', weight: sum, example: strongest(sight, perUnit, Math.sign(sum)) }]
}

function weighed(sight: Sight, model: ClaimModel, name: 'units' | 'words' | 'pairs') {
  const block = sight.blocks.find((one) => one.name === name)
  const header = model.header.blocks.find((one) => one.name === name)
  const weights = model.weights[name]
  if (!block || !header || !weights) return []
  const each = (bucket: number) => (weights[bucket] ?? 0) * header.step * block.value
  return [{ pieces: block.pieces as Piece[], each }]
}

// Characters that no word of which one would speak begins or ends with: what has one there was torn out of two words.
const edges = '[的了着过得地是在和与也就都而及把被对从到这那〇一二两三四五六七八九十百千万亿]'
const torn = new RegExp(`^${edges}|${edges}$`)

/** The word, or the few Chinese characters, whose units carry most in that direction. */
function strongest(sight: Sight, perUnit: Float64Array, sign: number): string {
  let best = { weight: 0, text: '' }
  const sums = new Float64Array(perUnit.length + 1)
  for (let at = 0; at < perUnit.length; at++) sums[at + 1] = (sums[at] ?? 0) + sign * (perUnit[at] ?? 0)
  const weigh = (start: number, text: string) => {
    const each = ((sums[start + text.length] ?? 0) - (sums[start] ?? 0)) / Math.sqrt(text.length)
    if (each > best.weight) best = { weight: each, text }
  }
  for (const { index, 0: run } of sight.folded.matchAll(/[\u3400-\u9fff]{2,}|[\p{sc=Latin}'’]{2,}/gu)) {
    if (run.charCodeAt(0) < 0x3400) weigh(index, run)
    else
      for (let from = 0; from + 2 <= run.length; from++)
        for (const size of [2, 3, 4]) {
          const text = run.slice(from, from + size)
          if (!torn.test(text)) weigh(index + from, text)
        }
  }
  return best.text
}
