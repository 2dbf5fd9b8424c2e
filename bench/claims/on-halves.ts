import { bootstrap } from './bootstrap.ts'
import type { Judged } from './estimates.ts'
import { averagePrecision, bestThreshold, qualityOf, type Scored } from './metrics.ts'
import { randomFrom, shuffled } from './random.ts'
import type { Line } from './report.ts'

const splits = 10

export const scored = (rows: readonly { truth: boolean }[], scores: readonly number[]): Scored[] =>
  rows.map(({ truth }, at) => ({ truth, score: scores[at] as number }))

/**
 * Tunes the threshold on one half of the sentences and judges the other, then the other way round. One parting in two is
 * a matter of luck, so the figures are means over ten.
 */
export const onHalves = (sentences: readonly Scored[]): Line['figures'] => {
  const partings = Array.from({ length: splits }, (_, seed) => judgeHalves(sentences, seed))
  const meanOf = (measure: (judged: readonly Judged[]) => number) =>
    partings.reduce((sum, judged) => sum + measure(judged), 0) / splits
  // One unit is a sentence with all its verdicts, so that a sample draws the same sentences in every parting.
  const units = sentences.map((_, at) => partings.map((judged) => judged[at] as Judged))
  const rangeOf = (measure: (judged: readonly Judged[]) => number) =>
    bootstrap(
      units,
      (sample) =>
        partings.reduce((sum, _, parting) => sum + measure(sample.map((unit) => unit[parting] as Judged)), 0) / splits,
    )
  const estimate = (name: 'f1' | 'precision' | 'recall') => {
    const measure = (judged: readonly Judged[]) => qualityOf(judged)[name]
    return { value: meanOf(measure), range: rangeOf(measure) }
  }
  return {
    'F1+': estimate('f1'),
    precision: estimate('precision'),
    recall: estimate('recall'),
    AP: { value: averagePrecision(sentences), range: bootstrap(sentences, averagePrecision) },
  }
}

const judgeHalves = (sentences: readonly Scored[], seed: number): Judged[] => {
  const half = new Set(shuffled(sentences.length, randomFrom(seed)).slice(0, sentences.length >> 1))
  const first = bestThreshold(sentences.filter((_, at) => half.has(at)))
  const second = bestThreshold(sentences.filter((_, at) => !half.has(at)))
  return sentences.map((one, at) => ({ ...one, said: one.score >= (half.has(at) ? second : first) }))
}
