import type { Kysely } from 'kysely'
import { readSetting } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import { sendMail } from '#platform/mail.ts'
import type { DB } from '#platform/schema.ts'
import { siteAddress } from '#platform/site-address.ts'
import { isLocale, messagesOf } from '#ui/messages/index.ts'
import { htmlLetter, plainLetter } from './letter-text.ts'

/**
 * Sends a letter by SMTP, or keeps it for the operator when there is no mail server. Throws when the server refuses,
 * so that the job is tried again; why is kept beside the letter.
 */
export const sendLetter = async (db: Kysely<DB>, config: Config, letterId: string): Promise<void> => {
  const letter = await waitingLetter(db, letterId)
  if (!letter) return
  if (!config.smtpUrl) return mark(db, letterId, { state: 'kept' })
  try {
    await sendMail(config.smtpUrl, await mailOf(db, config, letter))
  } catch (error) {
    await mark(db, letterId, { state: 'failed', failure: reasonOf(error) })
    throw new Error(`letter ${letterId} was not sent: ${reasonOf(error)}`)
  }
  await mark(db, letterId, { state: 'sent', failure: null, sent_at: now() })
  await dropLink(db, letterId)
}

type Letter = NonNullable<Awaited<ReturnType<typeof waitingLetter>>>

const waitingLetter = (db: Kysely<DB>, id: string) =>
  db
    .selectFrom('letter')
    .select(['id', 'to_address', 'locale', 'subject', 'body', 'link_path', 'link_label'])
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'failed'])
    .executeTakeFirst()

const mailOf = async (db: Kysely<DB>, config: Config, letter: Letter) => {
  const say = messagesOf(isLocale(letter.locale) ? letter.locale : 'zh-CN')
  const link = letter.link_path
    ? { address: siteAddress(config) + letter.link_path, label: letter.link_label }
    : undefined
  const written = { body: letter.body, link, fallback: say.letters.linkFallback }
  return {
    id: letter.id,
    from: { name: (await readSetting(db, 'site.name')) ?? say.site.name, address: senderAddress(config) },
    to: { name: '', address: letter.to_address },
    subject: letter.subject,
    text: plainLetter(written),
    html: htmlLetter(written),
  }
}

export const senderAddress = ({ mailFrom, publicUrl }: Config): string =>
  mailFrom ?? `wenhao@${publicUrl?.hostname ?? 'localhost'}`

const mark = async (
  db: Kysely<DB>,
  id: string,
  state: { state: 'kept' | 'sent' | 'failed'; failure?: string | null; sent_at?: Date },
): Promise<void> => {
  await db.updateTable('letter').set(state).where('id', '=', id).execute()
}

// A letter on its way needs its link here no longer.
const dropLink = async (db: Kysely<DB>, id: string): Promise<void> => {
  await db.updateTable('letter').set({ link_path: null }).where('id', '=', id).where('has_secret', '=', true).execute()
}

// The server's answer may quote what it was sent; the first line says enough.
const reasonOf = (error: unknown): string =>
  String((error as Error).message)
    .split('\n', 1)[0]
    ?.slice(0, 300) ?? ''
