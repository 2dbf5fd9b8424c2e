import { trainSvm } from './linear-svm.ts'
import type { Row } from './read-sets.ts'
import { fitTfIdf } from './tf-idf.ts'

export type Example = Pick<Row, 'text' | 'truth'>
type Judge = (texts: readonly string[]) => number[]

/** A way to learn from labelled sentences: what comes out gives each sentence a score, higher for claims. */
export type Learner = { name: string; train(rows: readonly Example[]): Judge }

const svmOf = (name: string, form: { longest: 1 | 2; limit?: number }): Learner => ({
  name,
  train: (rows) => {
    const { size, rowsOf } = fitTfIdf(
      rows.map(({ text }) => text),
      form,
    )
    const machine = trainSvm(
      rowsOf(rows.map(({ text }) => text)),
      rows.map(({ truth }) => truth),
      { size },
    )
    return (texts) => rowsOf(texts).map(machine)
  },
})

/** The baseline of the marks: words and pairs of words. */
export const svm = svmOf('SVM, words and pairs of words', { longest: 2 })

/** What the organisers of CheckThat! took for their baseline. */
export const unigramSvm = svmOf('SVM, 5,000 words', { longest: 1, limit: 5000 })
