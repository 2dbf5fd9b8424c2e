import { z } from 'zod'
import { creatorKinds } from '#ui/frame.tsx'
import { type Locale, locales } from '#ui/messages/index.ts'
import type { Settings } from '../settings.ts'

export const noticeField = (kind: string, locale: string): string => `${kind}_${locale}`

const all = creatorKinds.flatMap((kind) => locales.map((locale) => ({ kind, locale })))

const text = z
  .string()
  .default('')
  .transform((given) => given.replace(/\s+/g, ' ').trim())
  .pipe(z.string().max(1000, 'too-long'))

/** One text for each kind of creator and language; an empty one is the standard one. */
export const noticesForm = z.object(
  Object.fromEntries(all.map(({ kind, locale }) => [noticeField(kind, locale), text])),
)

export const noticesSettings = (form: Record<string, string>): Partial<Settings> => {
  const notices: Settings['articles.notices'] = {}
  for (const { kind, locale } of all) {
    const given = form[noticeField(kind, locale)]
    if (given) notices[kind] = { ...notices[kind], [locale satisfies Locale]: given }
  }
  return { 'articles.notices': notices }
}

/** The form as it was saved. */
export const typedNotices = ({ 'articles.notices': notices }: Settings): Record<string, string> =>
  Object.fromEntries(all.map(({ kind, locale }) => [noticeField(kind, locale), notices[kind]?.[locale] ?? '']))
