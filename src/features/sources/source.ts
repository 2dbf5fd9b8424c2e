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
