import type { Learner } from './learner.ts'
import { trainSvm } from './linear-svm.ts'
import { fitTfIdf } from './tf-idf.ts'

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
