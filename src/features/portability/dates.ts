const form =
  /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|[+-]\d{2}:?\d{2})?)?)?)?$/i

/**
 * The time that archives write in many ways: 2019, 2019-02, 2019-02-28, with a time, with a zone or without (UTC is
 * meant), or as RFC 2822. Undefined for what is no time, and for WordPress's 0000-00-00.
 */
export const readDate = (value: unknown): Date | undefined => {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value
  if (typeof value !== 'string') return undefined
  const text = value.trim().slice(0, 60)
  const match = form.exec(text.replaceAll('/', '-'))
  if (!match) return readLetterDate(text)
  const [, year, month = '1', day = '1', hour = '0', minute = '0', second = '0', zone = 'Z'] = match
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  const time = Date.UTC(y, mo - 1, d, h, mi, s)
  const isReal = new Date(time).getUTCMonth() === mo - 1 && h < 24 && mi < 60
  return isReal && y >= 1900 ? new Date(time - zoneOffset(zone)) : undefined
}

const readLetterDate = (written: string): Date | undefined => {
  // Agencies write 18-JUN-1987, in their own time or UTC.
  const text = written.replace(
    /^(\d{1,2})-([A-Z])([A-Z]{2})-(\d{4})(?: (\d{2}:\d{2}:\d{2})(?:\.\d{1,3})?)?$/,
    (_all, day: string, first: string, rest: string, year: string, time = '00:00:00') =>
      `${day} ${first}${rest.toLowerCase()} ${year} ${time} GMT`,
  )
  if (!/^(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} /.test(text)) return undefined
  const time = Date.parse(text)
  return Number.isNaN(time) || new Date(time).getUTCFullYear() < 1900 ? undefined : new Date(time)
}

const zoneOffset = (zone: string): number => {
  if (/^z$/i.test(zone)) return 0
  const digits = zone.slice(1).replace(':', '')
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}

/** The day in a file's name or an address, as blogs write it: 2014-03-19-hello.md, 20190124 Hello.md, /2014/03/19/hello. */
export const dateOfName = (name: string): Date | undefined => {
  const match = /(?:^|[/:\s])((?:19|20)\d\d)([-/]?)([01]\d)\2([0-3]\d)(?=[-_/\s.]|$)/.exec(name.slice(0, 500))
  return match ? readDate(`${match[1]}-${match[3]}-${match[4]}`) : undefined
}

const naive = /^(\d{4}-\d{1,2}-\d{1,2})(?:[T ]+(\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d{1,9})?)?$/

/** The same, where a time without a zone is one of this place (Asia/Shanghai); of a place nobody knows, UTC. */
export const readDateIn = (value: unknown, place: string): Date | undefined => {
  const date = readDate(value)
  const isNaive = typeof value === 'string' && naive.test(value.trim().replaceAll('/', '-'))
  return date && isNaive && place ? new Date(date.getTime() - offsetIn(place, date)) : date
}

const offsetIn = (place: string, date: Date): number => {
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone: place, timeZoneName: 'longOffset' }).formatToParts(date)
    const [, zone] = /^GMT([+-]\d{2}:\d{2})/.exec(parts.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
    return zone ? zoneOffset(zone) : 0
  } catch {
    return 0
  }
}
