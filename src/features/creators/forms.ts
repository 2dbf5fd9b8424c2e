import { z } from 'zod'
import { isId } from '#platform/ids.ts'
import { normalHandle } from './handle-rules.ts'
import { creatorKinds } from './kinds.ts'
import { normalName } from './name-rules.ts'

// A field that may come once or several times, or not at all.
const list = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string()).max(60, 'too-many'),
)

const lines = z
  .string()
  .max(20_000, 'too-long')
  .default('')
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean),
  )
  .refine((all) => all.length <= 30, 'too-many')
  .refine((all) => all.every((line) => line.length <= 500), 'too-long')

const channelIds = list.transform((ids) => [...new Set(ids)].filter(isId))

/** An application on its way: limits of length only, since half of it may be missing yet. */
export const applicationForm = z.object({
  version: z.coerce.number('not-valid').int('not-valid').min(0, 'not-valid').default(0),
  kind: z.preprocess((value) => value || null, z.enum(creatorKinds, 'choose-one').nullable()),
  handle: z.string().max(60, 'too-long').default('').transform(normalHandle),
  name: z
    .string()
    .default('')
    .transform(normalName)
    .refine((text) => text.length <= 60, 'too-long'),
  tagline: z.string().trim().max(160, 'too-long').default(''),
  channels: channelIds,
  why: z.string().trim().max(4000, 'too-long').default(''),
  links: lines,
  do: z.string().max(60).default('save'),
})

export type ApplicationForm = z.output<typeof applicationForm>

export const profileForm = z.object({
  name: z.string('required').transform(normalName),
  tagline: z.string().trim().max(160, 'too-long').default(''),
  channels: channelIds.refine((ids) => ids.length <= 3, 'too-many'),
  do: z.string().max(60).default('save'),
})

export const handleForm = z.object({ handle: z.string('required').max(60, 'handle-length').transform(normalHandle) })
