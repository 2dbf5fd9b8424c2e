import type { Kysely } from 'kysely'
import { now } from '#platform/clock.ts'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { readSetting, writeSetting } from '../settings.ts'
import { isUp } from './shown.ts'

/** Pages are kept as they were made: when an announcement begins or ends by the clock, they are to be made anew. */
export const keepAnnouncementTime = (db: Kysely<DB>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const set = await readSetting(trx, 'announcement')
    const isDue = set !== null && isUp(set, now())
    if (isDue === (await readSetting(trx, 'announcement.isUp'))) return
    await writeSetting(trx, 'announcement.isUp', isDue)
    await touch(trx, ['settings'])
  })
