import { estimatesOf, type Judged } from './estimates.ts'
import { foldsOf } from './folds.ts'
import { heldOutScores, thresholdWithin } from './held-out.ts'
import type { Learner } from './learner.ts'
import { ourModel } from './our-model.ts'
import { type Row, readSet } from './read-sets.ts'
import { difference, figure, type Line, type Part } from './report.ts'
import { shippedLines } from './shipped.ts'
import { svm, unigramSvm } from './svm.ts'

const folds = 4

export const claimBuster: Part = (data) => {
  const rows = readSet(data, 'claimBuster')
  if (!rows) return undefined
  const set = `ClaimBuster, ${rows.length}, 4 folds`
  const lineOf = (learner: Learner): Line => ({
    set,
    model: learner.name,
    figures: estimatesOf(inFolds(learner, rows)),
  })
  const [ours, baseline] = [lineOf(ourModel), lineOf(svm)]
  return {
    lines: [
      ours,
      baseline,
      difference(ours, baseline),
      lineOf(unigramSvm),
      ...shippedLines(`${set} (it learned from them)`, rows, 'en'),
    ],
    keys: {
      claimbuster_f1: figure(ours, 'F1+'),
      claimbuster_f1_svm: figure(baseline, 'F1+'),
      claimbuster_wf1: figure(ours, 'weighted F1'),
      claimbuster_wf1_svm: figure(baseline, 'weighted F1'),
    },
  }
}

/** Four folds, sentences with equal words in one; each fold's threshold comes from within the three others. */
const inFolds = (learner: Learner, rows: readonly Row[]): Judged[] => {
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
