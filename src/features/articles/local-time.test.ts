import { expect, test } from 'vitest'
import { readLocalTime, writeLocalTime, writeOffset } from './local-time.ts'

const read = (text: string, zone: string) => {
  const result = readLocalTime(text, zone)
  return result.ok ? result.at.toISOString() : result.problem
}

test.each([
  ['a zone without summer time', '2026-11-25T09:00', 'Asia/Shanghai', '2026-11-25T01:00:00.000Z'],
  ['half an hour', '2026-11-25T09:00', 'Asia/Kolkata', '2026-11-25T03:30:00.000Z'],
  ['winter', '2026-01-25T09:00', 'Europe/Berlin', '2026-01-25T08:00:00.000Z'],
  ['summer', '2026-07-25T09:00', 'Europe/Berlin', '2026-07-25T07:00:00.000Z'],
  ['the hour before clocks go forward', '2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59:00.000Z'],
  ['an hour that clocks skip', '2026-03-29T02:30', 'Europe/Berlin', 'no-such-time'],
  ['the hour after clocks went forward', '2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
  ['an hour that clocks show twice', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['after it', '2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z'],
  ['the other side of the earth', '2026-11-02T00:30', 'America/Los_Angeles', '2026-11-02T08:30:00.000Z'],
  ['the day line', '2026-11-25T09:00', 'Pacific/Kiritimati', '2026-11-24T19:00:00.000Z'],
  ['a day that no calendar has', '2026-02-30T09:00', 'UTC', 'not-valid'],
  ['words', 'tomorrow', 'UTC', 'not-valid'],
])('reads %s', (_name, text, zone, expected) => {
  expect(read(text, zone)).toBe(expected)
})

test('what is written is read again, every hour of the days on which clocks change', () => {
  const days = [Date.UTC(2026, 2, 7), Date.UTC(2026, 9, 31)]
  for (const moment of days.flatMap((day) => Array.from({ length: 60 }, (_, hour) => day + hour * 3_600_000))) {
    const at = new Date(moment)
    const again = readLocalTime(writeLocalTime(at, 'America/New_York'), 'America/New_York')
    // Of an hour that is shown twice, the first.
    const expected = at.toISOString() === '2026-11-01T06:00:00.000Z' ? '2026-11-01T05:00:00.000Z' : at.toISOString()
    expect(again.ok && again.at.toISOString()).toBe(expected)
  }
})

test('tells how far a zone is from UTC on that day', () => {
  expect(writeOffset(new Date('2026-11-25T00:00Z'), 'Asia/Shanghai')).toBe('UTC+8')
  expect(writeOffset(new Date('2026-07-01T00:00Z'), 'Europe/Berlin')).toBe('UTC+2')
})
