import type { Kysely, Transaction } from 'kysely'
import { accountPaths, addressee, makeResetLink, makeVerifyLink } from '#features/accounts/index.ts'
import { readContact, readSetting } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { isLocale, messagesOf } from '#ui/messages/index.ts'
import { type LetterKind, letterText } from './letter-text.ts'
import { isWritten, writeLetter } from './write-letter.ts'

type Occasion = { userId: string; cause: string; about?: string; said?: string; linkPath?: string; isSecret?: boolean }

/** Writes somebody a letter in their language. Nobody: no letter. */
export const writeTo = async (trx: Transaction<DB>, kind: LetterKind, occasion: Occasion): Promise<void> => {
  const user = await addressee(trx, occasion.userId)
  if (user) await writeToAddress(trx, kind, { ...occasion, to: user.email, name: user.name, language: user.language })
}

type ToAddress = Omit<Occasion, 'userId'> & { to: string; name: string; language: string; userId?: string }

/** The same to an address that need not be somebody's here. `userId`: whose account it is about, if anybody's. */
export const writeToAddress = async (trx: Transaction<DB>, kind: LetterKind, occasion: ToAddress): Promise<void> => {
  const locale = isLocale(occasion.language) ? occasion.language : 'zh-CN'
  const say = messagesOf(locale)
  const site = (await readSetting(trx, 'site.name')) ?? say.site.name
  const contact = await readContact(trx, locale)
  const text = letterText(say, kind, { site, contact, ...occasion })
  await writeLetter(trx, { ...text, ...occasion, kind, locale })
}

/** With a fresh link to confirm the address; nothing when it is confirmed already. */
export const writeVerification = (db: Kysely<DB>, userId: string, cause: string): Promise<void> =>
  once(db, cause, async (trx) => {
    const linkPath = await makeVerifyLink(trx, userId)
    if (linkPath) await writeTo(trx, 'verify', { userId, cause, linkPath, isSecret: true })
  })

/** To somebody who signed up with an address that has an account: a confirmed one is told so, the other confirms. */
export const writeHaveAccount = async (db: Kysely<DB>, userId: string, cause: string): Promise<void> => {
  const user = await addressee(db, userId)
  if (user && !user.isVerified) return writeVerification(db, userId, cause)
  await once(db, cause, (trx) => writeTo(trx, 'have-account', { userId, cause, linkPath: accountPaths.signIn() }))
}

export const writeReset = (db: Kysely<DB>, userId: string, cause: string): Promise<void> =>
  once(db, cause, async (trx) => {
    const linkPath = await makeResetLink(trx, userId)
    if (linkPath) await writeTo(trx, 'reset', { userId, cause, linkPath, isSecret: true })
  })

/** A letter without a secret. */
export const writeNotice = (db: Kysely<DB>, kind: LetterKind, occasion: Occasion): Promise<void> =>
  once(db, occasion.cause, (trx) => writeTo(trx, kind, occasion))

// A second run must not make a second link: it would void the one in the letter that was written.
export const once = (db: Kysely<DB>, cause: string, write: (trx: Transaction<DB>) => Promise<void>): Promise<void> =>
  db.transaction().execute(async (trx) => {
    if (!(await isWritten(trx, cause))) await write(trx)
  })
