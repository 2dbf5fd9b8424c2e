/** Tells the times of a page in the reader's own zone, where that differs from the site's. */
export const tellLocalTimes = (now = new Date()): void => {
  const { locale, siteZone } = { locale: document.documentElement.lang, siteZone: document.body.dataset.zone }
  if (!siteZone || siteZone === Intl.DateTimeFormat().resolvedOptions().timeZone) return
  for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-form]')) {
    const at = new Date(time.dateTime)
    const form = time.dataset.form ?? ''
    const isFresh = form === 'relative' && now.getTime() - at.getTime() < 6 * 3_600_000
    if (!isFresh) time.textContent = tell(at, form, locale, now)
    time.title = tell(at, 'minute', locale, now)
  }
}

const tell = (at: Date, form: string, locale: string, now: Date): string => {
  if (form === 'date') return write(at, locale, { dateStyle: 'long' })
  if (form === 'day') return day(at, locale)
  if (form === 'minute') return `${day(at, locale)}${locale === 'en' ? ',' : ''} ${clock(at)}`
  const daysAgo = (midnight(now) - midnight(at)) / 86_400_000
  if (daysAgo >= 0 && daysAgo < 1.5) return `${nearDay(-Math.round(daysAgo), locale)} ${clock(at)}`
  if (at.getFullYear() !== now.getFullYear()) return day(at, locale)
  return locale === 'en' ? day(at, locale).slice(0, -5) : day(at, locale).slice(5)
}

// A front page has a hundred times, and a phone takes a millisecond to make a formatter.
const formats = new Map<string, Intl.DateTimeFormat>()

const write = (at: Date, locale: string, options: Intl.DateTimeFormatOptions): string => {
  const key = locale + Object.keys(options).join()
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, format)
  return format.format(at)
}

const midnight = (at: Date) => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime()

const clock = (at: Date) => write(at, 'en-GB', { hour: '2-digit', minute: '2-digit' })

const day = (at: Date, locale: string) =>
  locale === 'en'
    ? write(at, 'en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
    : write(at, 'sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' })

const nearDay = (days: number, locale: string) => {
  const word = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
  return word.charAt(0).toUpperCase() + word.slice(1)
}
