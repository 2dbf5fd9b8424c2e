import { type Judged } from './estimates.ts'
import { foldsOf } from './folds.ts'
import { heldOutScores, thresholdWithin } from './held-out.ts'
import type { Learner } from './learners.ts'
import type { Row } from './read-sets.ts'

const folds = 4

/** Four folds, sentences with equal words in one; each fold's threshold comes from within the three others. */
export const claimBuster = (learner: Learner, rows: readonly Row[]): Judged[] => {
  const foldOf = foldsOf(
    rows.map(({ group }) => group),
    folds,
  )
  const scores = heldOutScores(learner, rows, foldOf)
  const thresholds = Array.from({ length: folds }, (_, fold) =>
    thresholdWithin(
      learner,
      rows.filter((_row, at) => foldOf[at] !== fold),
    ),
  )
  return rows.map(({ truth }, at) => {
    const score = scores[at] as number
    return { truth, score, said: score >= (thresholds[foldOf[at] as number] as number) }
  })
}
