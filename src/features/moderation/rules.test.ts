import { expect, test } from 'vitest'
import { monthOf } from './case-number.ts'
import { dueAt, isOutcome, reasonProblem, timeLeft } from './rules.ts'

const noon = new Date('2026-11-22T12:00:00Z')
const after = (minutes: number) => new Date(noon.getTime() + minutes * 60_000)

test.each([
  ['accepted', '', undefined],
  ['refused', '', 'reason-short'],
  ['refused', '   不 行   ', 'reason-short'],
  ['more-asked', '请附上登记证。', 'reason-short'],
  ['sent-back', '标题与正文说的不是一回事', undefined],
  ['accepted', 'x'.repeat(4001), 'too-long'],
] as const)('%s with the reason "%s" is %s', (outcome, reason, problem) =>
  expect(reasonProblem(outcome, reason)).toBe(problem),
)

test('an application has three days, an article one', () => {
  expect(dueAt('application', noon)).toEqual(after(3 * 24 * 60))
  expect(dueAt('review', noon)).toEqual(after(24 * 60))
})

test.each([
  [59, { unit: 'minutes', count: 59 }],
  [0, { unit: 'minutes', count: 0 }],
  [60, { unit: 'hours', count: 1 }],
  [24 * 60 - 1, { unit: 'hours', count: 23 }],
  [3 * 24 * 60 - 1, { unit: 'days', count: 3 }],
  [2 * 24 * 60 + 60, { unit: 'days', count: 2 }],
  [-1, undefined],
])('%i minutes left are told as %o', (minutes, told) => expect(timeLeft(after(minutes), noon)).toEqual(told))

test('an outcome belongs to a kind of case', () => {
  expect(isOutcome('application', 'refused')).toBe(true)
  expect(isOutcome('review', 'refused')).toBe(false)
  expect(isOutcome('application', 'sent-back')).toBe(false)
})

test('the month of a case is the one of the site’s own zone', () => {
  const newYear = new Date('2026-12-31T17:00:00Z')
  expect(monthOf(newYear, 'Asia/Shanghai')).toBe('2027-01')
  expect(monthOf(newYear, 'UTC')).toBe('2026-12')
})
