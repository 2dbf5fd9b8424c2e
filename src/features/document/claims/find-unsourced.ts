import type { Unsourced } from './claims-in.ts'
import type { ClaimModel } from './model.ts'
import { calibrated, lookAt, rawScore } from './score.ts'
import { splitSentences } from './split-sentences.ts'

/**
 * The sentences that readers would want a source for, one after another, so that a long text can be looked through with
 * pauses; undefined for every other sentence. The same as `findClaims` marks, without the reasons.
 */
export function* findUnsourced(text: string, model: ClaimModel): Generator<Unsourced | undefined> {
  const { calibration, thresholds } = model.header
  for (const { start, end } of splitSentences(text)) {
    const score = calibrated(rawScore(lookAt(text.slice(start, end), model.header.language), model), calibration)
    yield score >= thresholds.marks ? { start, end } : undefined
  }
}
