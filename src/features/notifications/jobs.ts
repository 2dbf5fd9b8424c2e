import type { Kysely } from 'kysely'
import { accountPaths, readUser } from '#features/accounts/index.ts'
import { studioPaths } from '#features/articles/index.ts'
import type { Config } from '#platform/config.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'
import { writeHaveAccount, writeNotice, writeReset, writeVerification } from './account-letters.ts'
import { writeDecision } from './decision-letters.ts'
import { writeEmailChange, writeEmailChanged, writeKeptAddress } from './email-letters.ts'
import { dropLettersOf } from './outbox.ts'
import { writeAnswers, writeReceipt } from './report-letters.ts'
import { sendLetter } from './send-letter.ts'
import { writeStatements } from './statement-letters.ts'

type Office = { db: Kysely<DB>; config: Config; secrets: Secrets }
type Asked = { userId: string; askId: string }

/** What the letter office does when something happened. */
export const letterJobs = {
  send: ({ db, config }: Office, { letterId }: { letterId: string }) => sendLetter(db, config, letterId),

  verification: ({ db }: Office, { userId, askId }: Asked) => writeVerification(db, userId, `verification:${askId}`),

  haveAccount: ({ db }: Office, { userId, askId }: Asked) => writeHaveAccount(db, userId, `have-account:${askId}`),

  reset: ({ db }: Office, { userId, askId }: Asked) => writeReset(db, userId, `reset:${askId}`),

  passwordChanged: ({ db }: Office, { userId, askId }: Asked) =>
    writeNotice(db, 'password-changed', { userId, cause: `password-changed:${askId}`, linkPath: accountPaths.forgot }),

  leaving: ({ db }: Office, { userId, askId }: Asked) =>
    writeNotice(db, 'leaving', { userId, cause: `leaving:${askId}`, linkPath: accountPaths.signIn() }),

  suspended: async ({ db }: Office, { userId, askId }: Asked) => {
    const said = (await readUser(db, userId))?.suspensionReason
    await writeNotice(db, 'suspended', { userId, cause: `suspended:${askId}`, ...(said ? { said } : {}) })
  },

  suspensionLifted: ({ db }: Office, { userId, askId }: Asked) =>
    writeNotice(db, 'suspension-lifted', { userId, cause: `lifted:${askId}`, linkPath: accountPaths.signIn() }),

  decision: ({ db }: Office, { decisionId }: { decisionId: string }) => writeDecision(db, decisionId),

  emailChange: ({ db }: Office, { changeId }: { changeId: string }) => writeEmailChange(db, changeId),

  emailChanged: ({ db }: Office, { changeId }: { changeId: string }) => writeEmailChanged(db, changeId),

  keptAddress: ({ db }: Office, { changeId, askId }: { changeId: string; askId: string }) =>
    writeKeptAddress(db, changeId, `kept-address:${askId}`),

  receipt: (office: Office, { reportId }: { reportId: string }) => writeReceipt(office, reportId),

  answers: (office: Office, { decisionId }: { decisionId: string }) => writeAnswers(office, decisionId),

  statements: ({ db, config }: Office, { decisionId }: { decisionId: string }) =>
    writeStatements(db, decisionId, config.zone),

  notPublished: async ({ db }: Office, { articleId, userId, askId }: Asked & { articleId: string }) => {
    const row = await db.selectFrom('article').select('title').where('id', '=', articleId).executeTakeFirst()
    if (!row) return
    const linkPath = studioPaths.publication(articleId)
    await writeNotice(db, 'not-published', { userId, cause: `not-published:${askId}`, about: row.title, linkPath })
  },

  draftLinkEnded: async ({ db }: Office, { articleId, userId, askId }: Asked & { articleId: string }) => {
    const row = await db.selectFrom('article').select('title').where('id', '=', articleId).executeTakeFirst()
    if (!row) return
    const linkPath = studioPaths.links(articleId)
    await writeNotice(db, 'draft-link-ended', {
      userId,
      cause: `draft-link-ended:${askId}`,
      about: row.title,
      linkPath,
    })
  },

  forget: ({ db }: Office, { userId }: { userId: string }) => dropLettersOf(db, userId),
}
