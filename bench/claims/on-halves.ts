import { estimate } from './bootstrap.ts'
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
  // A unit is a sentence with what was said of it in every parting.
  const units = sentences.map((_, at) => partings.map((judged) => judged[at] as Judged))
  const quality = (name: 'f1' | 'precision' | 'recall') =>
    estimate(units, (sample) => {
      const ofParting = (parting: number) => qualityOf(sample.map((unit) => unit[parting] as Judged))[name]
      return partings.reduce((sum, _, parting) => sum + ofParting(parting), 0) / splits
    })
  return {
    'F1+': quality('f1'),
    precision: quality('precision'),
    recall: quality('recall'),
    AP: estimate(sentences, averagePrecision),
  }
}

const judgeHalves = (sentences: readonly Scored[], seed: number): Judged[] => {
  const half = new Set(shuffled(sentences.length, randomFrom(seed)).slice(0, sentences.length >> 1))
  const first = bestThreshold(sentences.filter((_, at) => half.has(at)))
  const second = bestThreshold(sentences.filter((_, at) => !half.has(at)))
  return sentences.map((one, at) => ({ ...one, said: one.score >= (half.has(at) ? second : first) }))
}
