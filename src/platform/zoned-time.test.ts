import { expect, test } from 'vitest'
import { readZoned, writeZoned } from './zoned-time.ts'

test.each([
  ['2026-11-22T10:00', 'Asia/Shanghai', '2026-11-22T02:00:00.000Z'],
  ['2026-07-01T12:00', 'Europe/Berlin', '2026-07-01T10:00:00.000Z'],
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'], // comes twice: the first
  ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'], // left out: an hour later by the clock
  ['2026-01-01T00:00', 'Pacific/Kiritimati', '2025-12-31T10:00:00.000Z'],
])('%s on a wall in %s is %s', (text, zone, at) => expect(readZoned(text, zone)?.toISOString()).toBe(at))

test.each(['', '2026-13-01T10:00', '2026-02-30T10:00', '2026-11-22', '2026-11-22T25:00', 'soon'])(
  '%j is no time',
  (text) => expect(readZoned(text, 'UTC')).toBeUndefined(),
)

test('what was read is written again', () =>
  expect(writeZoned(readZoned('2026-11-22T23:59', 'America/New_York') ?? new Date(0), 'America/New_York')).toBe(
    '2026-11-22T23:59',
  ))
