import { foldsOf } from './folds.ts'
import type { Example, Learner } from './learner.ts'
import { bestThreshold } from './metrics.ts'

export type Grouped = Example & { group: string }

/** Each row's score from a model that learned from the other folds only. */
export const heldOutScores = (learner: Learner, rows: readonly Grouped[], folds: readonly number[]): number[] => {
  const scores = rows.map(() => Number.NaN)
  for (const fold of new Set(folds)) {
    const judge = learner.train(rows.filter((_, at) => folds[at] !== fold))
    const places = [...folds.keys()].filter((at) => folds[at] === fold)
    judge(places.map((at) => (rows[at] as Grouped).text)).forEach((score, at) => {
      scores[places[at] as number] = score
    })
  }
  return scores
}

/** The threshold that is best within the training rows, each scored by a model that did not learn from it. */
export const thresholdWithin = (learner: Learner, rows: readonly Grouped[]): number => {
  const folds = foldsOf(
    rows.map(({ group }) => group),
    3,
  )
  const scores = heldOutScores(learner, rows, folds)
  return bestThreshold(rows.map(({ truth }, at) => ({ truth, score: scores[at] as number })))
}
