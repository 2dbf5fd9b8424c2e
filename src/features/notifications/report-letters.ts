import type { Kysely } from 'kysely'
import {
  type ReportLetter,
  receiptToken,
  reportForLetter,
  reportPaths,
  reportsAnsweredBy,
  statementOf,
} from '#features/moderation/index.ts'
import { readContact, readSetting } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'
import { isLocale, messagesOf } from '#ui/messages/index.ts'
import { linkPlace, redressFoot } from './letter-text.ts'
import { writeLetter } from './write-letter.ts'

type Office = { db: Kysely<DB>; secrets: Secrets }

/** Tells whoever left an address that their report has arrived, and where they see how it stands. */
export const writeReceipt = async (office: Office, reportId: string): Promise<void> => {
  const report = await reportForLetter(office.db, reportId)
  if (report?.email) await write(office, report, 'received', `report:${reportId}`)
}

/** Tells everybody who reported it what was decided. */
export const writeAnswers = async (office: Office, decisionId: string): Promise<void> => {
  const decision = await statementOf(office.db, decisionId)
  if (!decision) return
  for (const reportId of await reportsAnsweredBy(office.db, decisionId)) {
    const report = await reportForLetter(office.db, reportId)
    const cause = `report:${reportId}:${decisionId}`
    if (report) await write(office, { ...report, numbers: [decision.number] }, 'answered', cause, decision.outcome)
  }
}

// Nothing that somebody typed stands in these letters: they may go to a stranger whose address was written down.
const write = async (
  { db, secrets }: Office,
  report: ReportLetter,
  kind: 'received' | 'answered',
  cause: string,
  outcome?: string,
): Promise<void> => {
  const locale = isLocale(report.locale) ? report.locale : 'zh-CN'
  const messages = messagesOf(locale)
  const { letters, answers } = messages.reports
  const site = (await readSetting(db, 'site.name')) ?? messages.site.name
  const answer = outcome && outcome in answers ? answers[outcome as keyof typeof answers] : ''
  const say = letters[kind]
  const foot =
    kind === 'answered' ? redressFoot(messages, site, await readContact(db, locale)) : [messages.letters.foot(site)]
  const body = [letters.greeting, say.opening, answer, linkPlace, say.closing, ...foot]
  await db.transaction().execute((trx) =>
    writeLetter(trx, {
      cause,
      kind: `report-${kind}`,
      userId: report.userId,
      to: report.email,
      locale,
      subject: say.subject(site, report.numbers.join(messages.common.listComma)),
      body: body.filter(Boolean).join('\n\n'),
      link: { path: reportPaths.receipt(receiptToken(secrets, report.id)), label: say.link },
    }),
  )
}
