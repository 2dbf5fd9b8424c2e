import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { SiteFrame } from '#ui/frame.tsx'
import type { Locale, Messages } from '#ui/messages/index.ts'
import { shownAnnouncement } from './announcement/shown.ts'
import { readSetting, type Settings } from './settings.ts'

/** What the operator set, as a page in some language shows it. */
export const siteFrame = (settings: Settings, locale: Locale, at: Date): SiteFrame => ({
  logo: settings['site.logo'] ?? undefined,
  languages: settings['site.languages'],
  isOpen: settings['site.registration'] === 'open',
  isUnlisted: settings['robots.isUnlisted'],
  links: settings['footer.links'].map(({ label, href }) => ({ label: inLanguage(label, locale), href })),
  contact: inLanguage(settings['footer.contact'], locale),
  filing: settings['footer.filing'] ?? undefined,
  notices: settings['articles.notices'],
  announcement: shownAnnouncement(settings.announcement, locale, at),
})

/** The name that the operator gave stands wherever the standard one would. */
export const named = (say: Messages, { 'site.name': name }: Settings): Messages =>
  name ? { ...say, site: { ...say.site, name } } : say

/** How to reach the operator, for letters; empty while nobody has said. */
export const readContact = async (db: Kysely<DB>, locale: Locale): Promise<string> =>
  inLanguage(await readSetting(db, 'footer.contact'), locale)

/** In the reader's language, or else in the one that there is. */
export const inLanguage = (texts: Partial<Record<Locale, string>>, locale: Locale): string =>
  texts[locale] || Object.values(texts).find(Boolean) || ''
