import { z } from 'zod'

export const siteForm = z.object({
  name: z
    .string()
    .trim()
    .max(40, 'too-long')
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'not-name')
    .default(''),
})
