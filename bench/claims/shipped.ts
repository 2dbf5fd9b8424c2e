import { claimModel, scoreSentence } from '#features/document/index.ts'
import { estimatesOf, type Judged } from './estimates.ts'
import { bareWords } from './read-sets.ts'
import type { Line } from './report.ts'

type Labelled = { text: string; truth: boolean }
type Threshold = 'asks' | 'marks'

/** The score of the model file in the repository. */
export const shippedScores = (rows: readonly Labelled[], lang: 'zh' | 'en'): number[] =>
  rows.map(({ text }) => scoreSentence(text, claimModel(lang)).score)

/** What the model of the repository says at a threshold that it brings along. */
export const shippedVerdicts = (rows: readonly Labelled[], lang: 'zh' | 'en', at: Threshold): Judged[] =>
  rows.map(({ text, truth }) => {
    const found = scoreSentence(text, claimModel(lang))
    return { truth, score: found.score, said: found[at] }
  })

/** A line for each of the model's own two thresholds. */
export const shippedLines = (set: string, rows: readonly Labelled[], lang: 'zh' | 'en'): Line[] =>
  (['asks', 'marks'] as const).map((at) => ({
    set,
    model: `shipped, at “${at}” (${claimModel(lang).header.thresholds[at]})`,
    figures: estimatesOf(shippedVerdicts(rows, lang, at)),
  }))

/** The sentences whose words are not among these others. */
export const notAmong = <Row extends Labelled>(rows: readonly Row[], others: readonly Labelled[]): Row[] => {
  const known = new Set(others.map(({ text }) => bareWords(text)))
  return rows.filter(({ text }) => !known.has(bareWords(text)))
}
