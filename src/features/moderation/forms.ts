import { z } from 'zod'

const outcome = z.enum(['accepted', 'more-asked', 'refused', 'sent-back'], 'choose-one')

export const decisionForm = z.object({
  outcome,
  reason: z
    .string()
    .trim()
    .default('')
    .refine((text) => [...text].length <= 4000, 'too-long'),
  verifiedAs: z.string().trim().max(120, 'too-long').default(''),
  seen: z.string().max(40, 'not-valid').default(''),
  do: z.enum(['preview', 'send', 'edit'], 'not-valid').default('preview'),
})
