import { debateScores, meanOverDebates, together } from './debates.ts'
import type { Learner } from './learner.ts'
import { ourModel } from './our-model.ts'
import { type Row, readSet, type SetName } from './read-sets.ts'
import { difference, figure, type Line, type Part } from './report.ts'
import { notAmong, shippedScores } from './shipped.ts'
import { svm, unigramSvm } from './svm.ts'

type Three = { own: Line; borrowed: Line; both: Line }

/** Debates ranked after learning from the set's other debates, from ClaimBuster, and from both. */
const clef =
  (name: SetName, title: string, folds?: number): Part =>
  (data) => {
    const rows = readSet(data, name)
    if (!rows) return undefined
    const debates = new Set(rows.map(({ group }) => group)).size
    const set = `${title}, ${rows.length} in ${debates} debates, ${folds ? `${folds} folds of debates` : 'one left out'}`
    const others = notAmong(readSet(data, 'claimBuster') ?? [], rows)
    const line: MakeLine = (model, scores) => ({ set, model, figures: meanOverDebates(rows, scores) })
    const ours = threeLines(ourModel, rows, others, line, folds)
    const baseline = threeLines(svm, rows, others, line, folds)
    const unigrams = line(unigramSvm.name, debateScores(unigramSvm, rows, folds))
    const shipped = line('shipped', shippedScores(rows, 'en'))
    const differences = (['own', 'both'] as const).map((from) => difference(ours[from], baseline[from]))
    return {
      lines: [...Object.values(ours), ...Object.values(baseline), ...differences, unigrams, shipped],
      keys: {
        [`${name}_map`]: figure(ours.own, 'MAP'),
        [`${name}_map_svm`]: figure(baseline.own, 'MAP'),
        [`${name}_map_with_claimbuster`]: figure(ours.both, 'MAP'),
        [`${name}_map_svm_with_claimbuster`]: figure(baseline.both, 'MAP'),
        [`${name}_map_shipped`]: figure(shipped, 'MAP'),
      },
    }
  }

type MakeLine = (model: string, scores: readonly number[]) => Line

const threeLines = (
  learner: Learner,
  rows: readonly Row[],
  others: readonly Row[],
  line: MakeLine,
  folds?: number,
): Three => {
  const own = debateScores(learner, rows, folds)
  const borrowed = others.length > 0 ? learner.train(others)(rows.map(({ text }) => text)) : rows.map(() => 0)
  return {
    own: line(learner.name, own),
    borrowed: line(`${learner.name}, ClaimBuster alone`, borrowed),
    both: line(`${learner.name} and ClaimBuster`, together(own, borrowed)),
  }
}

export const clef2019 = clef('clef2019', 'CLEF 2019')

// Leaving out 33 debates one by one would take ten minutes; four folds of debates take one.
export const clef2020 = clef('clef2020', 'CLEF 2020', 4)
