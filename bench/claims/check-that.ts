import { onHalves, scored } from './on-halves.ts'
import { ourModel } from './our-model.ts'
import { readSet } from './read-sets.ts'
import { figure, type Line, type Part } from './report.ts'
import { notAmong, shippedLines, shippedScores } from './shipped.ts'
import { svm, unigramSvm } from './svm.ts'

/** CheckThat! 2023 task 1B, English: learns from `train`, judged on `dev`. */
export const checkThat: Part = (data) => {
  const train = readSet(data, 'checkThatTrain')
  const dev = readSet(data, 'checkThatDev')
  if (!train || !dev) return undefined
  const set = `CheckThat! 2023 1B dev, ${dev.length}`
  const lines = [ourModel, svm, unigramSvm].map(
    (learner): Line => ({
      set,
      model: learner.name,
      figures: onHalves(scored(dev, learner.train(train)(dev.map(({ text }) => text)))),
    }),
  )
  const known = readSet(data, 'claimBuster') ?? []
  const fresh = notAmong(dev, known)
  const shipped: Line = {
    set,
    model: 'shipped, threshold from the other half',
    figures: onHalves(scored(dev, shippedScores(dev, 'en'))),
  }
  const ownThresholds = shippedLines(set, dev, 'en')
  return {
    lines: [
      ...lines,
      shipped,
      ...ownThresholds,
      ...shippedLines(`the ${fresh.length} of them not in ClaimBuster`, fresh, 'en'),
    ],
    keys: {
      ct2023_f1: figure(lines[0], 'F1+'),
      ct2023_f1_svm: figure(lines[1], 'F1+'),
      ct2023_f1_shipped: figure(ownThresholds[0], 'F1+'),
    },
  }
}
