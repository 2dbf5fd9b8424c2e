import type { Kysely } from 'kysely'
import { visibleChannels } from '#features/channels/index.ts'
import { readSettings } from '#features/site/index.ts'
import type { Config } from '#platform/config.ts'
import type { PageCache } from '#platform/page-cache/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Locale } from '#ui/messages/index.ts'

const key = 'always'

const load = async (db: Kysely<DB>) => {
  const [channels, settings] = await Promise.all([visibleChannels(db), readSettings(db)])
  return { channels, settings }
}

export type Always = Awaited<ReturnType<typeof load>>

/** What every page needs of the database, kept in memory until somebody changes it. */
export const readAlways = (pages: PageCache, db: Kysely<DB>): Promise<Always> =>
  pages.remember(key, ['channels', 'settings'], () => load(db))

/** The same if it is in memory; for who cannot wait. */
export const knownAlways = (pages: PageCache): Always | undefined => pages.recall<Always>(key)

/** The language for readers who ask for none of ours, and those that they may choose. */
export const spoken = (
  { settings }: Always,
  config: Pick<Config, 'language'>,
): { standard: Locale; languages: readonly Locale[] } => ({
  standard: settings['site.language'] ?? config.language,
  languages: settings['site.languages'],
})
