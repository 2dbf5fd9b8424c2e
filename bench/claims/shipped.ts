import { claimModel, scoreSentence } from '#features/document/index.ts'
import { estimatesOf, type Judged } from './estimates.ts'
import { onHalves, scored } from './on-halves.ts'
import { bareWords } from './read-sets.ts'
import type { Line } from './report.ts'

type Labelled = { text: string; truth: boolean }
type Threshold = 'asks' | 'marks'

/** The score of the model file in the repository. */
export const shippedScores = (rows: readonly Labelled[], lang: 'zh' | 'en'): number[] =>
  rows.map(({ text }) => scoreSentence(text, claimModel(lang)).score)

/** What the model of the repository says at a threshold that it brings along. */
const shippedVerdicts = (rows: readonly Labelled[], lang: 'zh' | 'en', at: Threshold): Judged[] =>
  rows.map(({ text, truth }) => {
    const found = scoreSentence(text, claimModel(lang))
    return { truth, score: found.score, said: found[at] }
  })

/** The figures at the model's own two thresholds: asking the author, and showing readers a question mark. */
export const shippedLines = (set: string, rows: readonly Labelled[], lang: 'zh' | 'en'): [asks: Line, marks: Line] => {
  const at = (name: Threshold, words: string): Line => ({
    set,
    model: `shipped, ${words} (${claimModel(lang).header.thresholds[name]})`,
    figures: estimatesOf(shippedVerdicts(rows, lang, name)),
  })
  return [at('asks', 'asking the author'), at('marks', 'marked for readers')]
}

/** The figures at a threshold that the other half of the set gives. */
export const shippedHalves = (set: string, rows: readonly Labelled[], lang: 'zh' | 'en'): Line => ({
  set,
  model: 'shipped, threshold from the other half',
  figures: onHalves(scored(rows, shippedScores(rows, lang))),
})

/** The sentences whose words are not among these others. */
export const notAmong = <Row extends Labelled>(rows: readonly Row[], others: readonly Labelled[]): Row[] => {
  const known = new Set(others.map(({ text }) => bareWords(text)))
  return rows.filter(({ text }) => !known.has(bareWords(text)))
}
