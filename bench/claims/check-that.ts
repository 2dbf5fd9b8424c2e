import type { Learner } from './learner.ts'
import { onHalves, scored } from './on-halves.ts'
import { ourModel } from './our-model.ts'
import { readSet } from './read-sets.ts'
import { difference, figure, type Line, type Part } from './report.ts'
import { notAmong, shippedHalves, shippedLines } from './shipped.ts'
import { svm, unigramSvm } from './svm.ts'

/** CheckThat! 2023 task 1B, English: learns from `train`, judged on `dev`. */
export const checkThat: Part = (data) => {
  const train = readSet(data, 'checkThatTrain')
  const dev = readSet(data, 'checkThatDev')
  if (!train || !dev) return undefined
  const set = `CheckThat! 2023 1B dev, ${dev.length}`
  const lineOf = (learner: Learner): Line => ({
    set,
    model: learner.name,
    figures: onHalves(scored(dev, learner.train(train)(dev.map(({ text }) => text)))),
  })
  const [ours, baseline] = [lineOf(ourModel), lineOf(svm)]
  // The shipped model may learn from ClaimBuster, and half of `dev` is in it.
  const fresh = notAmong(dev, readSet(data, 'claimBuster') ?? [])
  const freshSet = `${set}: the ${fresh.length} that are not in ClaimBuster`
  const shipped = shippedHalves(freshSet, fresh, 'en')
  return {
    lines: [
      ours,
      baseline,
      difference(ours, baseline),
      lineOf(unigramSvm),
      shippedHalves(set, dev, 'en'),
      ...shippedLines(set, dev, 'en'),
      shipped,
      ...shippedLines(freshSet, fresh, 'en'),
    ],
    keys: {
      ct2023_f1: figure(ours, 'F1+'),
      ct2023_f1_svm: figure(baseline, 'F1+'),
      ct2023_f1_shipped: figure(shipped, 'F1+'),
    },
  }
}
