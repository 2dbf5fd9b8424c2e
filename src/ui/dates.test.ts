import { expect, test } from 'vitest'
import { type Clock, writeTime } from './dates.ts'

const now = new Date('2026-11-22T02:42:00Z') // 10:42 in Shanghai
const chinese: Clock = { locale: 'zh-CN', zone: 'Asia/Shanghai', now }
const english: Clock = { locale: 'en', zone: 'Asia/Shanghai', now }

test.each([
  ['2026-11-21T23:30:00Z', 'minute', '2026-11-22 07:30', '22 Nov 2026, 07:30'],
  ['2026-11-21T23:30:00Z', 'date', '2026年11月22日', '22 November 2026'],
  ['2026-11-21T23:30:00Z', 'short', '今天 07:30', 'Today 07:30'],
  ['2026-11-21T15:30:00Z', 'short', '昨天 23:30', 'Yesterday 23:30'],
  ['2026-11-15T04:00:00Z', 'short', '11-15', '15 Nov'],
  ['2025-12-31T16:30:00Z', 'short', '01-01', '1 Jan'],
  ['2025-12-31T15:30:00Z', 'short', '2025-12-31', '31 Dec 2025'],
  ['2026-11-22T02:41:50Z', 'relative', '刚刚', 'just now'],
  ['2026-11-22T02:04:00Z', 'relative', '38 分钟前', '38 min ago'],
  ['2026-11-22T00:42:00Z', 'relative', '2 小时前', '2 h ago'],
  ['2026-11-21T16:30:00Z', 'relative', '今天 00:30', 'Today 00:30'],
] as const)('%s as %s is told in the zone of the site', (at, form, inChinese, inEnglish) => {
  expect(writeTime(new Date(at), form, chinese)).toBe(inChinese)
  expect(writeTime(new Date(at), form, english)).toBe(inEnglish)
})
