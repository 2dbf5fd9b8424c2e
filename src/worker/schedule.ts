import {
  deleteDueAccounts,
  dropFullBuckets,
  dropOldEmailChanges,
  dropOldLinks,
  dropOldSessions,
} from '#features/accounts/index.ts'
import { askAgain, dropOldDraftLinks, publishDue } from '#features/articles/index.ts'
import { dropOldMemberInvitations, endSuspensions, removeOldProofs } from '#features/creators/index.ts'
import { endPins, rankAll } from '#features/feed/index.ts'
import { dropSpentLinks } from '#features/notifications/index.ts'
import { keepAnnouncementTime } from '#features/site/index.ts'
import { dropOldTouches } from '#platform/page-cache/index.ts'
import type { House } from '#web/house.ts'

/** `fill: 'none'`: what was missed while the site was off need not be made up for, as the next time does all of it. */
type Chore = { at: string; job: (house: House) => Promise<void>; fill?: 'none' }

/** What runs when, by the clock in UTC (minute hour day month weekday). All are safe to run twice, or late. */
export const schedule: Record<string, Chore> = {
  'delete-due-accounts': { at: '17 3 * * *', job: ({ db }) => deleteDueAccounts(db) },
  'drop-old-sessions': { at: '27 3 * * *', job: ({ db }) => dropOldSessions(db) },
  'drop-old-links': { at: '37 * * * *', job: ({ db }) => dropOldLinks(db) },
  'drop-spent-links': { at: '7 * * * *', job: ({ db }) => dropSpentLinks(db) },
  'drop-full-buckets': { at: '47 3 * * *', job: ({ db }) => dropFullBuckets(db) },
  'rank-all': { at: '7 4 * * *', job: rankAll },
  'publish-due': { at: '* * * * *', job: publishDue, fill: 'none' },
  'drop-old-draft-links': { at: '27 4 * * *', job: ({ db }) => dropOldDraftLinks(db) },
  'drop-old-touches': { at: '9 * * * *', job: ({ db }) => dropOldTouches(db) },
  'keep-announcement-time': { at: '* * * * *', job: ({ db }) => keepAnnouncementTime(db) },
  'drop-old-email-changes': { at: '41 3 * * *', job: ({ db }) => dropOldEmailChanges(db) },
  'drop-old-member-invitations': { at: '51 3 * * *', job: ({ db }) => dropOldMemberInvitations(db) },
  'remove-old-proofs': { at: '57 3 * * *', job: removeOldProofs },
  'end-pins': { at: '* * * * *', job: ({ db }) => endPins(db) },
  'ask-again': { at: '37 4 * * *', job: askAgain },
  'end-suspensions': { at: '* * * * *', job: endSuspensions },
}
