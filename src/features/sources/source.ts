import { z } from 'zod'

export const sourceKinds = [
  'web',
  'report',
  'data',
  'research',
  'book',
  'law',
  'interview',
  'social',
  'primary',
] as const

const httpUrl = z
  .string()
  .trim()
  .max(2000, 'too-long')
  .refine((text) => text === '' || /^https?:\/\/[^\s]+$/i.test(text), 'not-url')

/** A source as an author writes it down. A date is given as far as it is known: 2026, 2026-11 or 2026-11-22. */
export const sourceSchema = z.strictObject({
  /** Within its article: claims name it by this. Empty until `withSourceIds` gives it one. */
  id: z
    .string()
    .regex(/^[0-9a-z]{0,13}$/, 'not-valid')
    .default(''),
  kind: z.enum(sourceKinds).default('web'),
  url: httpUrl.default(''),
  title: z.string().trim().min(1, 'required').max(500, 'too-long'),
  publisher: z.string().trim().max(200, 'too-long').default(''),
  author: z.string().trim().max(200, 'too-long').default(''),
  published: z
    .string()
    .trim()
    .max(10, 'not-valid')
    .refine(
      (text) => text === '' || /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/.test(text),
      'not-valid',
    )
    .default(''),
  quote: z.string().trim().max(2000, 'too-long').default(''),
})

export type Source = z.output<typeof sourceSchema>

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
