import { z } from 'zod'

/** What a source is. `data` is any figures, `official` those of an authority; `primary` a document, `first-hand` what the author took down. */
export const sourceKinds = [
  'web',
  'news',
  'report',
  'official',
  'data',
  'research',
  'book',
  'law',
  'primary',
  'interview',
  'first-hand',
  'social',
] as const

export type SourceKind = (typeof sourceKinds)[number]

const text = (length: number) => z.string().trim().max(length, 'too-long').default('')

const httpUrl = z
  .string()
  .trim()
  .max(2000, 'too-long')
  .refine((address) => address === '' || /^https?:\/\/[^\s]+$/i.test(address), 'not-url')

const knownDate = z
  .string()
  .trim()
  .max(10, 'not-valid')
  .refine(
    (date) => date === '' || /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(date),
    'not-valid',
  )
  .default('')

const isbn = z
  .string()
  .trim()
  .max(20, 'not-isbn')
  .transform((written) => written.replace(/^isbn[:：\s]*/i, '').toUpperCase())
  .refine((number) => number === '' || /^(?:\d{9}[\dX]|\d{13})$/.test(number.replace(/[ -]/g, '')), 'not-isbn')
  .default('')

const doi = z
  .string()
  .trim()
  .max(250, 'too-long')
  .transform((written) => written.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi[:：]\s*)/i, ''))
  .refine((name) => name === '' || /^10\.\d{4,9}\/[^\s]+$/.test(name), 'not-doi')
  .default('')

const written = z.strictObject({
  /** Within its article: claims name it by this. Empty until `withSourceIds` gives it one. */
  id: z
    .string()
    .regex(/^[0-9a-z]{0,13}$/, 'not-valid')
    .default(''),
  kind: z.enum(sourceKinds).default('web'),
  url: httpUrl.default(''),
  title: z.string().trim().min(1, 'required').max(500, 'too-long'),
  publisher: text(200), // also the authority or institution
  author: text(500), // several are parted by semicolons
  published: knownDate,
  accessed: knownDate, // when the author read it
  quote: text(2000),
  container: text(200), // the journal, newspaper or platform that it stands in
  volume: text(40),
  issue: text(40),
  pages: text(60),
  edition: text(60),
  place: text(100), // of the publisher, or of the interview
  number: text(100), // of a report, a law, a file
  section: text(100), // of a law
  version: text(60),
  isbn,
  doi,
  /** An interview whose name nobody learns: `title` says what may be told about the person. */
  isProtected: z.boolean().default(false),
})

type Written = z.output<typeof written>

// What could name a protected person is not kept at all, whoever sends it: no page, copy or backup can then tell it.
const withoutName = (source: Written): Written => {
  if (!source.isProtected || source.kind !== 'interview') return { ...source, isProtected: false }
  const { id, kind, title, published, quote } = source
  return { ...written.parse({ id, kind, title, published, quote }), isProtected: true }
}

/** A source as an author writes it down. A date is given as far as it is known: 2026, 2026-11 or 2026-11-22. */
export const sourceSchema = written.transform(withoutName)

export type Source = Written

/** Gives an id to every source that has none, or has that of an earlier one. The same list always gets the same ids. */
export const withSourceIds = (sources: Source[]): Source[] => {
  const taken = new Set(sources.map(({ id }) => id))
  const seen = new Set([''])
  let next = 1
  return sources.map((source) => {
    if (!seen.has(source.id)) {
      seen.add(source.id)
      return source
    }
    while (taken.has(`s${next}`)) next += 1
    const id = `s${next}`
    taken.add(id)
    seen.add(id)
    return { ...source, id }
  })
}
