import { deleteDueAccounts, dropFullBuckets, dropOldLinks, dropOldSessions } from '#features/accounts/index.ts'
import { endSuspensions, removeOldProofs } from '#features/creators/index.ts'
import { endPins, rankAll } from '#features/feed/index.ts'
import { dropSpentLinks } from '#features/notifications/index.ts'
import { keepAnnouncementTime } from '#features/site/index.ts'
import type { House } from '#web/house.ts'

/** What runs when, by the clock in UTC (minute hour day month weekday). All are safe to run twice, or late. */
export const schedule: Record<string, { at: string; job: (house: House) => Promise<void> }> = {
  'delete-due-accounts': { at: '17 3 * * *', job: ({ db }) => deleteDueAccounts(db) },
  'drop-old-sessions': { at: '27 3 * * *', job: ({ db }) => dropOldSessions(db) },
  'drop-old-links': { at: '37 * * * *', job: ({ db }) => dropOldLinks(db) },
  'drop-spent-links': { at: '7 * * * *', job: ({ db }) => dropSpentLinks(db) },
  'drop-full-buckets': { at: '47 3 * * *', job: ({ db }) => dropFullBuckets(db) },
  'rank-all': { at: '7 4 * * *', job: rankAll },
  'keep-announcement-time': { at: '* * * * *', job: ({ db }) => keepAnnouncementTime(db) },
  'remove-old-proofs': { at: '57 3 * * *', job: removeOldProofs },
  'end-pins': { at: '* * * * *', job: ({ db }) => endPins(db) },
  'end-suspensions': { at: '* * * * *', job: endSuspensions },
}
