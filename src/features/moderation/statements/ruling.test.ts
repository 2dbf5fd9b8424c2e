import { expect, test } from 'vitest'
import { isMeasure, type Ruling, rulingProblems } from './ruling.ts'
import { startOfDay } from './start-of-day.ts'

const complete: Ruling = {
  measure: 'hide',
  rule: 'r-spam',
  legalGround: '',
  facts: '同一段文字在两天里发了四十遍。',
  explanation: '读者找不到别的内容，符合条款所说的刷屏。',
  until: '',
  seen: '',
}

test.each([
  [{}, []],
  [{ measure: 'none', rule: '', facts: '' }, []],
  [{ measure: 'none', explanation: '没有' }, ['explanation']],
  [{ rule: '' }, ['rule']],
  [{ rule: 'law' }, ['legalGround']],
  [{ rule: 'law', legalGround: '民法典第一千零二十四条' }, []],
  [{ facts: '刷屏' }, ['facts']],
  [{ until: '2026-11-23' }, []],
  [{ until: '2026-11-22' }, ['until']],
  [{ until: '2026-02-31' }, ['until']],
  [{ until: 'soon' }, ['until']],
] as [Partial<Ruling>, string[]][])('%o lacks %o', (change, fields) =>
  expect(Object.keys(rulingProblems({ ...complete, ...change }, '2026-11-22'))).toEqual(fields),
)

test('a measure belongs to what it can be done to', () => {
  expect(isMeasure('article', 'hide')).toBe(true)
  expect(isMeasure('article', 'suspend')).toBe(false)
  expect(isMeasure('creator', 'hide')).toBe(false)
})

test.each([
  ['Asia/Shanghai', '2026-11-21T16:00:00.000Z'],
  ['UTC', '2026-11-22T00:00:00.000Z'],
  ['America/New_York', '2026-11-22T05:00:00.000Z'],
  ['Asia/Kathmandu', '2026-11-21T18:15:00.000Z'],
])('a day in %s begins at %s', (zone, at) => expect(startOfDay('2026-11-22', zone).toISOString()).toBe(at))
