import type { Transaction } from 'kysely'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import { oneLine } from '#platform/mail.ts'
import type { DB } from '#platform/schema.ts'
import type { Locale } from '#ui/messages/index.ts'
import type { LetterText } from './letter-text.ts'

export type NewLetter = LetterText & {
  cause: string // what it answers to, so that a job that runs twice writes one letter
  kind: string
  userId?: string | null | undefined // null: to an address that need not be an account’s
  to: string
  locale: Locale
  isSecret?: boolean // its link opens an account
}

/** Writes a letter and has it sent. */
export const writeLetter = async (trx: Transaction<DB>, letter: NewLetter): Promise<void> => {
  const written = await trx
    .insertInto('letter')
    .values({
      id: newId(),
      cause: letter.cause,
      kind: letter.kind,
      user_id: letter.userId ?? null,
      to_address: letter.to,
      locale: letter.locale,
      subject: oneLine(letter.subject),
      body: letter.body,
      link_path: letter.link?.path ?? null,
      link_label: letter.link?.label ?? '',
      has_secret: letter.isSecret ?? false,
      state: 'queued',
    })
    .onConflict((conflict) => conflict.column('cause').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (written) await emit(trx, { type: 'letter.written', letterId: written.id })
}

export const isWritten = async (trx: Transaction<DB>, cause: string): Promise<boolean> =>
  Boolean(await trx.selectFrom('letter').select('id').where('cause', '=', cause).executeTakeFirst())
