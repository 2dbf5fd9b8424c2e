import { expect, test } from 'vitest'
import { averagePrecision, bestThreshold, kappaOf, qualityOf, type Scored, weightedF1 } from './metrics.ts'

const verdicts = (truths: string, said: string) =>
  [...truths].map((letter, at) => ({ truth: letter === '1', said: said[at] === '1' }))

// By hand: of 4 truths 3 are found, among 5 that were said.
const eight = verdicts('11110000', '11101100')

test('precision, recall and F1 are of the positive class', () => {
  const { precision, recall, f1 } = qualityOf(eight)
  expect(precision).toBeCloseTo(3 / 5)
  expect(recall).toBeCloseTo(3 / 4)
  expect(f1).toBeCloseTo(2 / 3)
})

test('saying nothing is worth 0, not a division by it', () => {
  expect(qualityOf(verdicts('110', '000'))).toEqual({ precision: 0, recall: 0, f1: 0 })
})

test('the weighted F1 counts each class by its size', () => {
  // F1 of the positives 2/3, of the negatives (2 right of 3 said and of 4) 4/7; both classes have 4.
  expect(weightedF1(eight)).toBeCloseTo((2 / 3 + 4 / 7) / 2)
  // 1 of 4 true, nothing said: F1 0 and 6/7.
  expect(weightedF1(verdicts('1000', '0000'))).toBeCloseTo((3 / 4) * (6 / 7))
})

const ranked = (...list: [number, number][]): Scored[] => list.map(([score, truth]) => ({ score, truth: truth === 1 }))

test.each([
  // The example of scikit-learn's documentation of average_precision_score, .83.
  [ranked([0.1, 0], [0.4, 0], [0.35, 1], [0.8, 1]), (1 + 2 / 3) / 2],
  [ranked([3, 1], [2, 0], [1, 1]), (1 + 2 / 3) / 2],
  [ranked([3, 0], [2, 0], [1, 1]), 1 / 3],
  // Equal scores have no order: two of three, at once.
  [ranked([1, 1], [1, 0], [1, 1]), 2 / 3],
  [ranked([1, 0]), 0],
])('average precision, case %#', (list, expected) => {
  expect(averagePrecision(list)).toBeCloseTo(expected)
  expect(averagePrecision(list.toReversed())).toBeCloseTo(expected)
})

test('kappa is what two labellers agree beyond chance', () => {
  // Both yes 20, A alone 5, B alone 10, both no 15: agreed .7, by chance .5, kappa .4.
  const times = (count: number, a: boolean, b: boolean) => Array.from({ length: count }, () => [a, b] as const)
  const pairs = [
    ...times(20, true, true),
    ...times(5, true, false),
    ...times(10, false, true),
    ...times(15, false, false),
  ]
  expect(kappaOf(pairs)).toBeCloseTo(0.4)
  expect(kappaOf([[true, true]])).toBe(1)
})

test('the best threshold lies between the scores it parts', () => {
  expect(bestThreshold(ranked([4, 1], [3, 1], [1, 0], [0, 0]))).toBe(2)
  expect(bestThreshold(ranked([4, 0], [3, 1], [1, 0]))).toBe(2)
  // It never parts equal scores.
  expect(bestThreshold(ranked([2, 1], [2, 0], [1, 0]))).toBe(1.5)
})
