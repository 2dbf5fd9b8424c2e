import { z } from 'zod'

const name = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(40, 'too-long')
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'not-name')

const box = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

const fields = { name_zh: name, name_en: name, is_light: box }

export const newChannelForm = z.object({
  ...fields,
  slug: z
    .string('required')
    .trim()
    .min(1, 'required')
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'slug-form'),
})

export const channelForm = z.object({ ...fields, is_hidden: box, is_retired: box })
