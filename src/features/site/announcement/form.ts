import { z } from 'zod'
import { newId } from '#platform/ids.ts'
import { readZoned, writeZoned } from '#platform/zoned-time.ts'
import { linkField, oneLine } from '../forms.ts'
import type { Settings } from '../settings.ts'

/** Times are typed as the clock of the site's zone shows them. */
export const announcementForm = (zone: string) => {
  const time = z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || readZoned(text, zone) !== undefined, 'not-time')
    .transform((text) => readZoned(text, zone) ?? null)
  return z
    .object({ zh: oneLine(200), en: oneLine(200), href: linkField, from: time, until: time })
    .refine(({ zh, en }) => zh || en, { path: ['zh'], message: 'required' })
    .refine(({ from, until }) => !from || !until || from < until, { path: ['until'], message: 'ends-early' })
}

type Sent = z.output<ReturnType<typeof announcementForm>>

/** A changed text has a new id, so that those who closed the old one see it. */
export const announcementSettings = (form: Sent, before: Settings['announcement']): Partial<Settings> => {
  const text = { ...(form.zh ? { 'zh-CN': form.zh } : {}), ...(form.en ? { en: form.en } : {}) }
  const isSame = before && before.text['zh-CN'] === text['zh-CN'] && before.text.en === text.en
  return {
    announcement: {
      id: isSame ? before.id : newId(),
      text,
      href: form.href,
      from: form.from?.toISOString() ?? null,
      until: form.until?.toISOString() ?? null,
    },
  }
}

/** The form as it was saved. */
export const typedAnnouncement = ({ announcement }: Settings, zone: string): Record<string, string> => ({
  zh: announcement?.text['zh-CN'] ?? '',
  en: announcement?.text.en ?? '',
  href: announcement?.href ?? '',
  from: announcement?.from ? writeZoned(new Date(announcement.from), zone) : '',
  until: announcement?.until ? writeZoned(new Date(announcement.until), zone) : '',
})
