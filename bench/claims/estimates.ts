import { estimate } from './bootstrap.ts'
import { averagePrecision, qualityOf, type Scored, weightedF1 } from './metrics.ts'
import type { Line } from './report.ts'

/** A scored sentence after a threshold that was set without it. */
export type Judged = Scored & { said: boolean }

/** The figures of one judge on one set, with intervals over its sentences; thresholds are taken as they are. */
export const estimatesOf = (judged: readonly Judged[]): Line['figures'] => ({
  'F1+': estimate(judged, (sample) => qualityOf(sample).f1),
  precision: estimate(judged, (sample) => qualityOf(sample).precision),
  recall: estimate(judged, (sample) => qualityOf(sample).recall),
  AP: estimate(judged, averagePrecision),
  'weighted F1': { value: weightedF1(judged) },
})
