import type { Announcement } from '#ui/frame.tsx'
import type { Locale } from '#ui/messages/index.ts'
import type { Settings } from '../settings.ts'
import { inLanguage } from '../site-frame.ts'

/** The announcement while its time lasts. */
export const shownAnnouncement = (
  set: Settings['announcement'],
  locale: Locale,
  at: Date,
): Announcement | undefined => {
  if (!set || !isUp(set, at)) return undefined
  const text = inLanguage(set.text, locale)
  return text ? { id: set.id, text, href: set.href } : undefined
}

/** From the first moment on, until the last is over; a missing end is open. */
export const isUp = ({ from, until }: { from: string | null; until: string | null }, at: Date): boolean =>
  (from === null || new Date(from) <= at) && (until === null || at < new Date(until))
