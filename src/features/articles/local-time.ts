/** A time as a form sends it: 2026-11-25T09:00, by the clock of a zone. */
const written = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2})?$/

export type LocalReading = { ok: true; at: Date } | { ok: false; problem: 'not-valid' | 'no-such-time' }

/**
 * The moment at which a clock in the zone shows this time. When clocks are put back it shows some times twice: the first
 * one counts. When they are put forward it skips some: those do not exist.
 */
export const readLocalTime = (text: string, zone: string): LocalReading => {
  const parts = written.exec(text)?.slice(1).map(Number)
  if (!parts) return { ok: false, problem: 'not-valid' }
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts
  const asUtc = Date.UTC(year, month - 1, day, hour, minute)
  if (writeLocalTime(new Date(asUtc), 'UTC') !== text.slice(0, 16)) return { ok: false, problem: 'not-valid' }
  // No zone is a day away from UTC: whatever offset holds at that time holds a day before or after it.
  const offsets = [-oneDay, oneDay].map((away) => offsetAt(asUtc + away, zone))
  const moments = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b)
  const found = moments.find((moment) => moment + offsetAt(moment, zone) === asUtc)
  return found === undefined ? { ok: false, problem: 'no-such-time' } : { ok: true, at: new Date(found) }
}

const oneDay = 86_400_000

const offsetAt = (moment: number, zone: string): number => {
  const shown = `${writeLocalTime(new Date(moment), zone)}:00Z`
  return Date.parse(shown) - Math.floor(moment / 60_000) * 60_000
}

/** What a clock in the zone shows, as a form takes it. */
export const writeLocalTime = (at: Date, zone: string): string => {
  const options = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hourCycle: 'h23', ...options })
  return clock.format(at).replace(' ', 'T')
}

/** How far a zone is from UTC at a moment: UTC+8, UTC+5:30. */
export const writeOffset = (at: Date, zone: string): string => {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value.replace('GMT', 'UTC') ?? 'UTC'
}
