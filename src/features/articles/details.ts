import { z } from 'zod'
import { sourceSchema, withSourceIds } from '#features/sources/browser.ts'

export const origins = ['original', 'reprint', 'compiled'] as const
export const genres = ['news', 'opinion', 'analysis', 'fiction', 'advertisement'] as const
export const aiUses = ['none', 'partly', 'wholly'] as const

/** What the author says the text is. Null is "not said yet", which a draft may be and a published article may not. */
export const declarationSchema = z.strictObject({
  origin: z.enum(origins).nullable().default(null),
  originOf: z.string().trim().max(500, 'too-long').default(''), // a reprint's original: title or address
  originLeave: z.string().trim().max(300, 'too-long').default(''), // with whose leave
  genres: z.array(z.enum(genres)).max(genres.length).default([]),
  ai: z.enum(aiUses).nullable().default(null),
  aiNote: z.string().trim().max(300, 'too-long').default(''),
  happened: z.string().trim().max(10, 'not-valid').default(''), // when it is an old event: 2019, 2019-05 or 2019-05-04
  interests: z.string().trim().max(300, 'too-long').default(''),
})

export const coverSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  alt: z.string().trim().max(500, 'too-long').default(''),
  credit: z.string().trim().max(200, 'too-long').default(''),
})

/** Everything about an article that is not its text. A draft may lack most of it; `publish-article` says what is missing. */
export const detailsSchema = z.strictObject({
  title: z.string().trim().max(200, 'too-long').default(''),
  summary: z.string().trim().max(400, 'too-long').default(''),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/, 'not-valid')
    .default('zh-CN'),
  cover: coverSchema.nullable().default(null),
  channels: z
    .array(z.string().regex(/^[0-9a-hjkmnp-tv-z]{13}$/))
    .max(3, 'too-long')
    .default([]),
  tags: z.array(z.string().trim().min(1).max(40, 'too-long')).max(10, 'too-long').default([]),
  place: z.string().trim().max(60, 'too-long').default(''),
  byline: z.string().trim().max(120, 'too-long').default(''),
  sources: z.array(sourceSchema).max(300, 'too-long').default([]).transform(withSourceIds),
  declaration: declarationSchema.default(declarationSchema.parse({})),
})

export type Details = z.output<typeof detailsSchema>
export type Declaration = Details['declaration']

export const emptyDetails = (language: string): Details => detailsSchema.parse({ language })
