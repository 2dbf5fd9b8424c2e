import type { Fields } from './front-matter.ts'

/** What the parts of a pattern stand for in one article. */
export type Slots = {
  date: Date | undefined
  place: string // time zone
  title: string // as the file calls it
  name: string // the same without folders
  slug: string
  categories: string[]
  extra?: Record<string, string>
}

/** The path of a page by a pattern such as /:year/:month/:title/; undefined when it asks for what nobody knows. */
export const permalinkOf = (pattern: string, slots: Slots): string | undefined => {
  const values = valuesOf(slots)
  let isWhole = true
  const path = pattern.replace(/:([a-z_]+)/g, (_all, name: string) => {
    const value = values[name]
    if (value === undefined) isWhole = false
    return value ?? ''
  })
  return isWhole ? `/${path}`.replace(/\/{2,}/g, '/') : undefined
}

const valuesOf = ({ date, place, title, name, slug, categories, extra }: Slots): Record<string, string | undefined> => {
  const day = date && new Map(partsIn(date, place).map(({ type, value }) => [type as string, value]))
  const [year, month, dayOfMonth] = ['year', 'month', 'day'].map((part) => day?.get(part))
  const bare = (value: string | undefined) => value?.replace(/^0/, '')
  const folders = categories.map((word) => word.toLowerCase().replace(/\s{1,20}/g, '-')).join('/')
  return {
    year,
    month,
    day: dayOfMonth,
    short_year: year?.slice(2),
    i_month: bare(month),
    i_day: bare(dayOfMonth),
    hour: day?.get('hour'),
    minute: day?.get('minute'),
    second: day?.get('second'),
    title,
    post_title: title,
    name,
    slug,
    filename: name,
    contentbasename: name,
    slugorfilename: slug || name,
    slugorcontentbasename: slug || name,
    categories: folders,
    category: folders,
    output_ext: '.html',
    ...extra,
  }
}

const partsIn = (date: Date, place: string): Intl.DateTimeFormatPart[] => {
  const options = {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  } as const
  try {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: place || 'UTC' }).formatToParts(date)
  } catch {
    return new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' }).formatToParts(date)
  }
}

export const textOf = (fields: Fields, ...names: string[]): string => {
  const value = names.map((name) => fields[name]).find((one) => one !== undefined && one !== null && one !== '')
  return typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''
}
