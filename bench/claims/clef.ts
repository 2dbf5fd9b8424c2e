import { debateScores, meanOverDebates, together } from './debates.ts'
import type { Learner } from './learner.ts'
import { ourModel } from './our-model.ts'
import { type Row, readSet, type SetName } from './read-sets.ts'
import { figure, type Line, type Part } from './report.ts'
import { notAmong, shippedScores } from './shipped.ts'
import { svm, unigramSvm } from './svm.ts'

/** Debates ranked after learning from the set's other debates, from ClaimBuster, and from both. */
const clefReport =
  (name: SetName, title: string, key: string, folds?: number): Part =>
  (data) => {
    const rows = readSet(data, name)
    if (!rows) return undefined
    const debates = new Set(rows.map(({ group }) => group)).size
    const set = `${title}, ${rows.length} in ${debates} debates, ${folds ? `${folds} folds of debates` : 'one left out'}`
    const line = (model: string, scores: readonly number[]): Line => ({
      set,
      model,
      figures: meanOverDebates(rows, scores),
    })
    const others = notAmong(readSet(data, 'claimBuster') ?? [], rows)
    const lines = [ourModel, svm].flatMap((learner) => linesOf(learner, rows, others, line, folds))
    const unigrams = line(unigramSvm.name, debateScores(unigramSvm, rows, folds))
    const shipped = line('shipped', shippedScores(rows, 'en'))
    const valueOf = (model: string) =>
      figure(
        lines.find((one) => one.model === model),
        'MAP',
      )
    return {
      lines: [...lines, unigrams, shipped],
      keys: {
        [`${key}_map`]: valueOf(ourModel.name),
        [`${key}_map_svm`]: valueOf(svm.name),
        [`${key}_map_with_claimbuster`]: valueOf(`${ourModel.name} and ClaimBuster`),
        [`${key}_map_svm_with_claimbuster`]: valueOf(`${svm.name} and ClaimBuster`),
        [`${key}_map_shipped`]: figure(shipped, 'MAP'),
      },
    }
  }

const linesOf = (
  learner: Learner,
  rows: readonly Row[],
  others: readonly Row[],
  line: (model: string, scores: readonly number[]) => Line,
  folds?: number,
): Line[] => {
  const own = debateScores(learner, rows, folds)
  const ownLine = line(learner.name, own)
  if (others.length === 0) return [ownLine]
  const borrowed = learner.train(others)(rows.map(({ text }) => text))
  return [
    ownLine,
    line(`${learner.name}, ClaimBuster alone`, borrowed),
    line(`${learner.name} and ClaimBuster`, together(own, borrowed)),
  ]
}

export const clef2019 = clefReport('clef2019', 'CLEF 2019', 'clef2019')
export const clef2020 = clefReport('clef2020', 'CLEF 2020', 'clef2020', 4)
