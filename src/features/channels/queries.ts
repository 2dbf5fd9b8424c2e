import type { Kysely } from 'kysely'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import type { Locale } from '#ui/messages/index.ts'

export type Channel = {
  id: string
  slug: string
  name_zh: string
  name_en: string
  is_light: boolean
  is_hidden: boolean
  is_retired: boolean
}

const channels = (db: Kysely<DB>) =>
  db
    .selectFrom('channel')
    .select(['id', 'slug', 'name_zh', 'name_en', 'is_light', 'is_hidden', 'is_retired'])
    .orderBy('place')
    .orderBy('id')

/** The channels that readers see, in the order of the navigation. */
export const visibleChannels = (db: Kysely<DB>): Promise<Channel[]> =>
  channels(db).where('is_hidden', '=', false).where('is_retired', '=', false).execute()

/** All of them, as editors see them. */
export const allChannels = (db: Kysely<DB>): Promise<Channel[]> => channels(db).execute()

export const channelById = (db: Kysely<DB>, id: string): Promise<Channel | undefined> =>
  isId(id) ? channels(db).where('id', '=', id).executeTakeFirst() : Promise.resolve(undefined)

/** One that readers may open: those in use, and retired ones. */
export const channelBySlug = (db: Kysely<DB>, slug: string): Promise<Channel | undefined> =>
  channels(db).where('slug', '=', slug).where('is_hidden', '=', false).executeTakeFirst()

export const channelsByIds = (db: Kysely<DB>, ids: string[]): Promise<Channel[]> =>
  ids.length === 0 ? Promise.resolve([]) : channels(db).where('id', 'in', ids).execute()

export const channelName = (channel: Pick<Channel, 'name_zh' | 'name_en'>, locale: Locale): string =>
  locale === 'zh-CN' ? channel.name_zh : channel.name_en
