import { estimate } from './bootstrap.ts'
import { kappaOf } from './metrics.ts'
import { readLabels } from './read-sets.ts'
import { figure, type Report } from './report.ts'
import { shippedHalves, shippedLines } from './shipped.ts'

/** Our own gold sentences: how far the two labellers agree, and how well the shipped model does. */
export const gold = (lang: 'zh' | 'en'): Report | undefined => {
  const rows = readLabels(`gold.${lang}`)
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

/**
 * Chinese sentences as the channels of a portal have them, made up by somebody who saw no other labels. No threshold was
 * chosen with them, and one labeller made both passes, so that their kappa would say nothing.
 */
export const portal = (): Report | undefined => {
  const rows = readLabels('portal.zh')
  if (!rows) return undefined
  const set = `portal zh, ${rows.length} sentences, made up`
  const halves = shippedHalves(set, rows, 'zh')
  const [asks, marks] = shippedLines(set, rows, 'zh')
  return { lines: [halves, asks, marks], keys: { zh_portal_f1: figure(halves, 'F1+') } }
}
