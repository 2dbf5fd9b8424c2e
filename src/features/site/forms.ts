import { z } from 'zod'
import { isLocale, type Locale } from '#ui/messages/index.ts'

/** One line that people see: no line breaks, nothing invisible. */
export const oneLine = (max: number) =>
  z
    .string()
    .trim()
    .max(max, 'too-long')
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), 'not-name')
    .default('')

/** An address on this site or elsewhere, or of a mailbox; or nothing. */
export const linkField = z
  .string()
  .trim()
  .max(500, 'too-long')
  .refine((text) => text === '' || isLink(text), 'not-link')
  .default('')

const isLink = (text: string): boolean => {
  if (/\s|\\/.test(text)) return false
  if (text.startsWith('/')) return !text.startsWith('//')
  return URL.canParse(text) && ['http:', 'https:', 'mailto:'].includes(new URL(text).protocol)
}

/** A box to tick. */
export const box = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

const languagesField = z
  .union([z.string().transform((one) => [one]), z.array(z.string())])
  .optional()
  .transform((given) => [...new Set(given ?? [])].filter(isLocale))
  .refine((list) => list.length > 0, 'choose-one')

export const siteForm = z
  .object({
    name: oneLine(40),
    languages: languagesField,
    language: z
      .string()
      .default('')
      .transform((text): Locale | null => (isLocale(text) ? text : null)),
  })
  .refine(({ language, languages }) => language === null || languages.includes(language), {
    path: ['language'],
    message: 'not-offered',
  })
