import { estimate } from './bootstrap.ts'
import { kappaOf } from './metrics.ts'
import { readGold } from './read-sets.ts'
import { figure, type Report } from './report.ts'
import { shippedHalves, shippedLines } from './shipped.ts'

/** Our own gold sentences: how far the two labellers agree, and how well the shipped model does. */
export const gold = (lang: 'zh' | 'en'): Report | undefined => {
  const rows = readGold(lang)
  if (!rows) return undefined
  const set = `gold ${lang}, ${rows.length} sentences`
  const kappa = estimate(rows, (sample) => kappaOf(sample.map(({ a, b }) => [a, b])))
  const halves = shippedHalves(set, rows, lang)
  const [asks, marks] = shippedLines(set, rows, lang)
  return {
    lines: [{ set, model: 'two labellers', figures: { kappa } }, halves, asks, marks],
    keys: {
      [`${lang}_gold_f1`]: figure(halves, 'F1+'),
      [`${lang}_gold_kappa`]: kappa.value,
      [`${lang}_gold_recall_asks`]: figure(asks, 'recall'),
      [`${lang}_gold_precision_marks`]: figure(marks, 'precision'),
    },
  }
}
