import { z } from 'zod'
import { longestTitle, mostPinned, spans } from './rules.ts'

const title = z
  .string()
  .trim()
  .max(longestTitle, 'too-long')
  .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'not-name')
  .optional()
  .transform((text) => text ?? '')

const hours = z
  .string('choose-one')
  .transform(Number)
  .refine((number) => (spans as readonly number[]).includes(number), 'choose-one')

const seen = {
  channel: z.string().max(40, 'not-valid').optional(),
  version: z
    .string('not-valid')
    .regex(/^\d{1,9}$/, 'not-valid')
    .transform(Number),
}

export const pinForm = z.object({
  ...seen,
  article: z.string('required').trim().min(1, 'required').max(500, 'too-long'),
  title,
  hours,
})

export const changeForm = z.object({
  ...seen,
  title,
  hours: z.union([z.literal('').transform(() => undefined), hours], 'choose-one'),
})

const id = z.string().max(13, 'not-valid')

/** The order as it stands on the page, and what was pressed: `save`, or `up`, `down`, `remove` and an id. */
export const orderForm = z.object({
  ...seen,
  order: z
    .union([id.transform((one) => [one]), z.array(id).max(mostPinned * 2, 'too-many')])
    .optional()
    .transform((ids) => ids ?? []),
  do: z
    .string()
    .regex(/^(?:save|(?:up|down|remove) [0-9a-hjkmnp-tv-z]{13})$/, 'not-valid')
    .optional()
    .transform((text) => {
      const [act = 'save', pin = ''] = (text ?? 'save').split(' ')
      return { act: act as 'save' | 'up' | 'down' | 'remove', pin }
    }),
})
