import type { Kysely } from 'kysely'
import {
  accountPaths,
  addressee,
  changeForLetter,
  makeEmailChangeLink,
  makeUndoLink,
} from '#features/accounts/index.ts'
import type { DB } from '#platform/schema.ts'
import { once, writeToAddress } from './account-letters.ts'

/** To the new address: its link, or that it belongs to an account already. The one who asked sees no difference. */
export const writeEmailChange = (db: Kysely<DB>, changeId: string): Promise<void> => {
  const cause = `email-change:${changeId}`
  return once(db, cause, async (trx) => {
    const change = await changeForLetter(trx, changeId)
    const user = change && (await addressee(trx, change.userId))
    if (!user) return
    const { newEmail: to, userId } = change
    if (change.isTaken) return writeTaken(trx, to, user.language, cause)
    const linkPath = await makeEmailChangeLink(trx, { id: changeId, userId })
    const about = { name: user.name, language: user.language, userId }
    await writeToAddress(trx, 'new-email', { ...about, to, cause, linkPath, isSecret: true })
  })
}

/** To the old address, with the link that takes the account back. */
export const writeEmailChanged = (db: Kysely<DB>, changeId: string): Promise<void> => {
  const cause = `email-changed:${changeId}`
  return once(db, cause, async (trx) => {
    const change = await changeForLetter(trx, changeId)
    const linkPath = change && (await makeUndoLink(trx, changeId))
    const user = change && (await addressee(trx, change.userId))
    if (!linkPath || !user) return
    const { name, language } = user
    await writeToAddress(trx, 'old-email', {
      ...{ to: change.oldEmail, userId: change.userId, name, language, cause, linkPath },
      said: change.newEmail,
      isSecret: true,
    })
  })
}

/** To an address that is kept for the account that had it, when somebody signs up with it. */
export const writeKeptAddress = (db: Kysely<DB>, changeId: string, cause: string): Promise<void> =>
  once(db, cause, async (trx) => {
    const change = await changeForLetter(trx, changeId)
    const user = change && (await addressee(trx, change.userId))
    if (user) await writeTaken(trx, change.oldEmail, user.language, cause)
  })

// Whose account it is stands in no letter to somebody else's wish.
const writeTaken = (trx: Parameters<typeof writeToAddress>[0], to: string, language: string, cause: string) =>
  writeToAddress(trx, 'email-taken', { to, name: to, language, cause, linkPath: accountPaths.signIn() })
