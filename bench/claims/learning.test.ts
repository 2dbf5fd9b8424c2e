import { expect, test } from 'vitest'
import { estimate, intervalOf, less } from './bootstrap.ts'
import { together } from './debates.ts'
import { foldsOf } from './folds.ts'
import { heldOutScores } from './held-out.ts'
import type { Learner } from './learner.ts'
import { trainSvm } from './linear-svm.ts'
import { svm } from './svm.ts'
import { fitTfIdf, type SparseRow } from './tf-idf.ts'

const row = (...values: number[]): SparseRow => ({
  places: Int32Array.from(values.keys()),
  values: Float64Array.from(values),
})

test('the SVM finds the minimum of its loss', () => {
  // One feature, x = 1 and x = -1, no other rows: by symmetry the bias is 0 and w minimises w²/2 + 2 max(0, 1 - w)²,
  // so w = 4 (1 - w), w = .8.
  const machine = trainSvm([row(1), row(-1)], [true, false], { size: 1 })
  expect(machine(row(1))).toBeCloseTo(0.8, 3)
  expect(machine(row(0))).toBeCloseTo(0, 3)
})

test('the bias is a feature like others, as in LIBLINEAR', () => {
  // Three equal rows without features, two of them true: b minimises b²/2 + 2 (1 - b)² + (1 + b)², so 7 b = 2.
  const machine = trainSvm([row(), row(), row()], [true, true, false], { size: 0 })
  expect(machine(row())).toBeCloseTo(2 / 7, 3)
})

test('TF-IDF is what scikit-learn makes of the same texts', () => {
  // idf: ln(3/3)+1 = 1 for "tax", ln(3/2)+1 = 1.405465 for the others; "tax tax cut" is (2, 1.405465) over its length.
  const { rowsOf, size } = fitTfIdf(['Tax tax cut', 'a tax rise'], { longest: 1 })
  expect(size).toBe(3)
  const [first] = rowsOf(['tax cut, tax!'])
  expect([...(first?.values ?? [])].map((value) => value.toFixed(4))).toEqual(['0.8182', '0.5750'])
  expect(fitTfIdf(['tax cut rise'], { longest: 2 }).size).toBe(5)
  expect(fitTfIdf(['tax tax cut'], { longest: 1, limit: 1 }).rowsOf(['cut'])[0]?.values).toHaveLength(0)
})

test('a learner that saw figures in claims gives a new figure the higher score', () => {
  const rows = [
    { text: 'unemployment rose by 12 percent', truth: true },
    { text: 'taxes rose by 12 percent', truth: true },
    { text: 'thank you very much', truth: false },
    { text: 'good evening and thank you', truth: false },
  ]
  const [claim, thanks] = svm.train(rows)(['crime rose by 20 percent', 'thank you all'])
  expect(claim).toBeGreaterThan(thanks as number)
})

test('rows of one group are in one fold, and folds are of a size', () => {
  const groups = ['a', 'a', 'b', 'c', 'd', 'e', 'e', 'f']
  const folds = foldsOf(groups, 4)
  expect(folds[0]).toBe(folds[1])
  expect(folds[5]).toBe(folds[6])
  expect([0, 1, 2, 3].map((fold) => folds.filter((one) => one === fold).length)).toEqual([2, 2, 2, 2])
  expect(foldsOf(groups, 4)).toEqual(folds)
})

test('no row is scored by a model that learned from it', () => {
  const copying: Learner = {
    name: 'copying',
    train: (rows) => (texts) => texts.map((text) => (rows.some((one) => one.text === text) ? 1 : 0)),
  }
  const rows = ['a', 'b', 'c', 'd'].map((text) => ({ text, truth: true, group: text }))
  expect(heldOutScores(copying, rows, [0, 1, 0, 1])).toEqual([0, 0, 0, 0])
})

test('the bootstrap is the same in every run, and its interval holds the mean', () => {
  const numbers = Array.from({ length: 200 }, (_, at) => at % 10)
  const mean = (sample: readonly number[]) => sample.reduce((sum, number) => sum + number, 0) / sample.length
  const found = estimate(numbers, mean)
  expect(found).toEqual(estimate(numbers, mean))
  expect(found.value).toBe(4.5)
  // The standard error is 2.87 / sqrt(200) = .203: the interval is near 4.5 ± .4.
  const [low, high] = intervalOf(found.drawn ?? [])
  expect(low).toBeGreaterThan(4)
  expect(low).toBeLessThan(4.25)
  expect(high).toBeGreaterThan(4.75)
  expect(high).toBeLessThan(5)
  // One judge a tenth better everywhere is so in every draw.
  const better = estimate(numbers, (sample) => mean(sample) + 0.1)
  expect(intervalOf(less(better, found).drawn ?? []).map((value) => value.toFixed(6))).toEqual(['0.100000', '0.100000'])
})

test('two judges weigh alike, whatever the size of their scores', () => {
  expect(together([0, 2], [0, -200])).toEqual([0, 0])
})
