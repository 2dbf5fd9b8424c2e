import { z } from 'zod'
import { box } from '../forms.ts'
import type { Settings } from '../settings.ts'

const line = /^(?:#.*|[A-Za-z][A-Za-z-]{0,30}:.*|)$/

export const robotsForm = z.object({
  policy: z.enum(['all', 'no-ai', 'nobody'], 'choose-one'),
  extra: z
    .string()
    .default('')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(4000, 'too-long')
        .refine((text) => text.split('\n').every((each) => line.test(each)), 'not-robots'),
    ),
  isUnlisted: box,
})

export const robotsSettings = (form: z.output<typeof robotsForm>): Partial<Settings> => ({
  'robots.policy': form.policy,
  'robots.extra': form.extra,
  'robots.isUnlisted': form.isUnlisted,
})
