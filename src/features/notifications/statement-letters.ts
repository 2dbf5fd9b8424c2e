import type { Kysely } from 'kysely'
import { addressee } from '#features/accounts/index.ts'
import { studioPaths } from '#features/articles/index.ts'
import { concernedUsers, type StatementView, statementLines, statementOf } from '#features/moderation/index.ts'
import { readContact, readSetting } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { isLocale, type Locale, messagesOf } from '#ui/messages/index.ts'
import { type LetterText, linkPlace, quoted, redressFoot } from './letter-text.ts'
import { writeLetter } from './write-letter.ts'

/** Gives everybody whom a decision concerns its statement of reasons, in their own language. */
export const writeStatements = async (db: Kysely<DB>, decisionId: string, zone: string): Promise<void> => {
  const statement = await statementOf(db, decisionId)
  if (!statement) return
  for (const userId of await concernedUsers(db, decisionId)) {
    const user = await addressee(db, userId)
    if (!user) continue
    const locale = isLocale(user.language) ? user.language : 'zh-CN'
    const site = (await readSetting(db, 'site.name')) ?? messagesOf(locale).site.name
    const contact = await readContact(db, locale)
    const text = statementLetter(statement, { locale, zone, site, contact, name: user.name })
    const cause = `statement:${decisionId}:${userId}`
    await db
      .transaction()
      .execute((trx) => writeLetter(trx, { ...text, cause, kind: 'statement', userId, to: user.email, locale }))
  }
}

type Reader = { locale: Locale; zone: string; site: string; contact: string; name: string }

const statementLetter = (of: StatementView, { locale, zone, site, contact, name }: Reader): LetterText => {
  const say = messagesOf(locale)
  const text = say.reports.letters.statement
  const isLift = of.outcome === 'lift'
  const subject = isLift ? text.liftedSubject : text.subject
  const facts = statementLines(of, { locale, zone, now: of.at }).map(([term, line]) => quoted(`${term}\n${line}`))
  const body = [
    say.letters.greeting(name.replace(/\s+/g, ' ')),
    isLift ? text.liftedOpening : text.opening,
    ...facts,
    linkPlace,
    ...(of.redress ?? []).map((way) => (way in ways(say) ? ways(say)[way] : '')),
    ...(of.redress ? redressFoot(say, site, contact) : [say.letters.foot(site)]),
  ]
  return {
    subject: subject(site, (of.subject || of.number).slice(0, 120)),
    body: body.filter(Boolean).join('\n\n').slice(0, 20_000),
    link: { path: studioPaths.decision(of.id), label: text.link },
  }
}

const ways = (say: ReturnType<typeof messagesOf>): Partial<Record<string, string>> => say.reports.statement.redressWays
