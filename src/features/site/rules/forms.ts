import { z } from 'zod'

const title = z
  .string('required')
  .trim()
  .min(1, 'required')
  .max(80, 'too-long')
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'not-name')

const text = z.string('required').trim().min(1, 'required').max(2000, 'too-long')

const box = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

const fields = { title_zh: title, title_en: title, text_zh: text, text_en: text }

export const newRuleForm = z.object({
  ...fields,
  id: z
    .string('required')
    .trim()
    .min(1, 'required')
    .regex(/^[a-z0-9][a-z0-9-]{0,37}$/, 'slug-form')
    .transform((slug) => `r-${slug}`),
})

export const ruleForm = z.object({ ...fields, is_retired: box })
