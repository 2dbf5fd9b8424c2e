import { expect, test } from 'vitest'
import { writeModel } from '../../src/features/document/claims/model.ts'
import { buildModel } from './build-model.ts'
import { averagePrecision, crossFitted, qualityAt, thresholdForPrecision, thresholdForRecall } from './measure.ts'
import type { Loaded, Row } from './rows.ts'
import { scoreAll, trainModel } from './train-model.ts'

const towns = ['阳河', '白水', '柳镇', '石桥', '青田', '北港']

const rowsOf = (prefix: string): Row[] =>
  Array.from({ length: 60 }, (_, place) => {
    const label = place % 2 === 0 ? 1 : 0
    const town = towns[place % towns.length]
    const text = label ? `${town}去年有${place + 3}万人搬走。` : `你喜欢${town}的第${place}个早晨吗？`
    return { id: `${prefix}${place}`, doc: `${prefix}${place % 12}`, set: 'made up', text, label }
  })

const loaded = (prefix: string): Loaded => ({
  rows: rowsOf(prefix),
  origin: { set: prefix, licence: 'ours', rows: 60, sha256: '0'.repeat(64) },
})

test('training twice on the same rows gives the same file, byte for byte', () => {
  const build = () => Buffer.from(writeModel(buildModel('zh', [loaded('train')], loaded('gold'), 4)))
  expect(build().equals(build())).toBe(true)
})

test('a model orders what it has learned, also in towns it has not seen', () => {
  const model = trainModel(rowsOf('train'), { language: 'zh', iterations: 15 })
  const [claim = 0, question = 0] = scoreAll(model, ['南山去年有9万人搬走。', '你喜欢南山的早晨吗？'])
  expect(claim).toBeGreaterThan(question)
})

const judged = (scores: number[], labels: (0 | 1)[]) =>
  scores.map((score, place) => ({ score, label: labels[place] ?? 0, doc: String(place % 2) }))

test('precision, recall and average precision are what their names say', () => {
  const rows = judged([0.9, 0.8, 0.7, 0.6], [1, 0, 1, 0])
  expect(qualityAt(rows, 0.7)).toEqual({ precision: 2 / 3, recall: 1, f1: 0.8 })
  expect(averagePrecision(rows)).toBeCloseTo((1 + 2 / 3) / 2)
  expect(averagePrecision(judged([0.5, 0.5], [1, 0]))).toBe(0.5)
})

test('thresholds keep what they promise', () => {
  const rows = judged([0.9, 0.8, 0.7, 0.6, 0.5], [1, 1, 0, 1, 0])
  expect(thresholdForRecall(rows, 0.9)).toBe(0.6)
  expect(thresholdForPrecision(rows, 0.85)).toBe(0.8)
  expect(thresholdForPrecision(rows, 0.7)).toBe(0.6)
  expect(
    crossFitted(
      rows,
      ({ doc }) => doc === '0',
      (half) => thresholdForRecall(half, 1),
    ).recall,
  ).toBeLessThanOrEqual(1)
})
