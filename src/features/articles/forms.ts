import { z } from 'zod'
import { aiUses, type Declaration, declarationSchema, genres, origins } from './details.ts'

const version = z.coerce.number('not-valid').int('not-valid').min(1, 'not-valid').max(2_000_000_000, 'not-valid')

/** A field that repeats comes as a list, one that stands alone as itself, none as nothing. */
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (given) => (given === undefined || given === '' ? [] : Array.isArray(given) ? given : [given]),
    z.array(item),
  )

const text = (max: number) => z.string().trim().max(max, 'too-long').default('')
const lines = (max: number) => text(max).transform((given) => given.replace(/\r\n?/g, '\n'))

/** Step 2. Everything may stay open while one only keeps it. */
export const declarationForm = z.object({
  version,
  go: z.string().optional(),
  origin: z.enum(origins, 'choose-one').nullable().default(null),
  originOf: text(500),
  originLeave: text(300),
  genres: list(z.enum(genres, 'choose-one')),
  ai: z.enum(aiUses, 'choose-one').nullable().default(null),
  aiNote: text(300),
  happened: text(40),
  interests: text(300),
})

/** What a checked form says, as the draft keeps it. */
export const declarationOf = (form: z.output<typeof declarationForm>): Declaration => {
  const { version: _version, go: _go, ...declaration } = form
  return declarationSchema.parse({ ...declaration, happened: declaration.happened.slice(0, 10) })
}

/** Step 3. */
export const publicationForm = z.object({
  version,
  act: z.enum(['publish', 'keep']).default('keep'),
  summary: lines(400),
  cover: z.union([z.literal(''), z.string().regex(/^[0-9a-f]{64}$/, 'not-valid')]).default(''),
  channels: list(z.string().regex(/^[0-9a-hjkmnp-tv-z]{13}$/, 'not-valid')).refine(
    (chosen) => chosen.length <= 3,
    'too-many',
  ),
  tags: z
    .string()
    .max(600, 'too-long')
    .default('')
    .transform(splitTags)
    .refine((tags) => tags.length <= 10, 'too-many')
    .refine((tags) => tags.every((tag) => tag.length <= 40), 'too-long'),
  place: text(60),
  byline: text(120),
  when: z.enum(['now', 'later']).default('now'),
  at: z.string().trim().max(30, 'not-valid').default(''),
  kind: z.enum(['typo', 'update', 'correction'], 'choose-one').optional(),
  reason: lines(1000),
})

/** Tags as people type them, parted by commas of either kind, by semicolons or by lines. */
export function splitTags(typed: string): string[] {
  const tags = typed.split(/[,，、;；\n]/).map((tag) => tag.trim().replace(/^#/, '').trim())
  return [...new Set(tags.filter(Boolean))]
}

export const versionForm = z.object({ version })
export const restorationForm = z.object({ version, number: version })
export const withdrawalForm = z.object({ reason: lines(1000).refine((given) => given !== '', 'required') })

/** A link to a draft: for how long, and for whom. */
export const draftLinkForm = z.object({
  days: z.enum(['1', '7', '30'], 'choose-one').transform((days) => Number(days) as 1 | 7 | 30),
  note: text(100),
})
