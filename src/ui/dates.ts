import { type Locale, messagesOf } from './messages/index.ts'

/** Which calendar and clock a time is told by. */
export type Clock = { locale: Locale; zone: string; now: Date }

export type TimeForm =
  | 'date' // 2026年11月22日, 22 November 2026
  | 'day' // 2026-11-22, 22 Nov 2026
  | 'minute' // 2026-11-22 07:30, 22 Nov 2026, 07:30
  | 'short' // 今天 07:30, 昨天 21:40, 11-15, 2025-11-15: for lists
  | 'relative' // 刚刚, 38 分钟前, 2 小时前, then as short

const formats = new Map<string, Intl.DateTimeFormat>()

const format = (locale: string, zone: string, name: string, options: Intl.DateTimeFormatOptions) => {
  const key = `${locale} ${zone} ${name}`
  let found = formats.get(key)
  if (!found) formats.set(key, (found = new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })))
  return found
}

const numeric = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
const clockOf = (at: Date, zone: string) =>
  format('en-GB', zone, 'clock', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)

/** The calendar day in a zone, as 2026-11-22. */
export const dayOf = (at: Date, zone: string): string => format('sv-SE', zone, 'day', numeric).format(at)

const writeDay = (at: Date, { locale, zone }: Clock) =>
  locale === 'zh-CN'
    ? dayOf(at, zone)
    : format('en-GB', zone, 'day-en', { year: 'numeric', month: 'short', day: 'numeric' }).format(at)

const writeDate = (at: Date, { locale, zone }: Clock) =>
  format(locale === 'en' ? 'en-GB' : locale, zone, 'date', { year: 'numeric', month: 'long', day: 'numeric' }).format(
    at,
  )

/** A month such as 2026-11, in words. */
export const writeMonth = (month: string, locale: Locale): string =>
  format(locale === 'en' ? 'en-GB' : locale, 'UTC', 'month', { year: 'numeric', month: 'long' }).format(
    new Date(`${month}-15T00:00:00Z`),
  )

const writeMinute = (at: Date, clock: Clock) =>
  `${writeDay(at, clock)}${clock.locale === 'zh-CN' ? ' ' : ', '}${clockOf(at, clock.zone)}`

export const writeWeekday = (at: Date, { locale, zone }: Clock): string =>
  format(locale, zone, 'weekday', { weekday: 'long' }).format(at)

const oneDay = 86_400_000

const writeShort = (at: Date, clock: Clock): string => {
  const { locale, zone, now } = clock
  const say = messagesOf(locale).time
  const day = dayOf(at, zone)
  if (day === dayOf(now, zone)) return `${say.today} ${clockOf(at, zone)}`
  if (day === dayOf(new Date(now.getTime() - oneDay), zone)) return `${say.yesterday} ${clockOf(at, zone)}`
  if (day.slice(0, 4) !== dayOf(now, zone).slice(0, 4)) return writeDay(at, clock)
  if (locale === 'zh-CN') return day.slice(5)
  return format('en-GB', zone, 'month-day', { month: 'short', day: 'numeric' }).format(at)
}

const writeRelative = (at: Date, clock: Clock): string => {
  const minutes = Math.floor((clock.now.getTime() - at.getTime()) / 60_000)
  const say = messagesOf(clock.locale).time
  if (minutes < 0 || minutes >= 6 * 60) return writeShort(at, clock)
  if (minutes < 1) return say.justNow
  return minutes < 60 ? say.minutesAgo(minutes) : say.hoursAgo(Math.floor(minutes / 60))
}

/** When a time that is told this way will be told in other words; what changes at midnight is not counted. */
export const toldUntil = (at: Date, form: TimeForm, now: Date): number => {
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000)
  if (form !== 'relative' || minutes >= 6 * 60) return Number.POSITIVE_INFINITY
  const step = minutes < 60 ? 60_000 : 3_600_000
  return at.getTime() + (Math.floor((now.getTime() - at.getTime()) / step) + 1) * step
}

/** The beginning of the next day in a zone; on the days when clocks change, of the hour that is taken for it. */
export const nextMidnight = (now: Date, zone: string): number => {
  const [hours = 0, minutes = 0] = clockOf(now, zone).split(':').map(Number)
  const minute = now.getTime() - (now.getTime() % 60_000)
  return minute + (24 * 60 - hours * 60 - minutes) * 60_000
}

const writers: Record<TimeForm, (at: Date, clock: Clock) => string> = {
  date: writeDate,
  day: writeDay,
  minute: writeMinute,
  short: writeShort,
  relative: writeRelative,
}

export const writeTime = (at: Date, form: TimeForm, clock: Clock): string => writers[form](at, clock)
