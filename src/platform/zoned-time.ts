/**
 * The moment that a clock on the wall of a zone shows: `2026-11-22T10:00` in Asia/Shanghai. Undefined for what is no
 * time. Of an hour that comes twice the first is meant; one that is left out counts on from before the gap.
 */
export const readZoned = (text: string, zone: string): Date | undefined => {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined
  const wall = new Date(`${text}Z`).getTime()
  if (Number.isNaN(wall) || writeZoned(new Date(wall), 'UTC') !== text) return undefined
  const candidates = [-day, day].map((aside) => new Date(wall - offsetAt(wall + aside, zone)))
  const fits = candidates.find((at) => writeZoned(at, zone) === text)
  return fits ?? candidates[0]
}

/** A moment as that clock shows it, to the minute: the form that `<input type="datetime-local">` takes. */
export const writeZoned = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    calendar: 'gregory',
    numberingSystem: 'latn',
  })
    .format(at)
    .replace(' ', 'T')

const day = 86_400_000

const offsetAt = (moment: number, zone: string): number =>
  new Date(`${writeZoned(new Date(moment), zone)}Z`).getTime() - Math.floor(moment / 60_000) * 60_000
