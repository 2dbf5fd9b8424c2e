import type { Kysely, Transaction } from 'kysely'
import { readSetting } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Secrets } from '#platform/secrets.ts'
import { invitationId, isOpenInvitation, lockInvitation } from './invitations.ts'

/** Why somebody may not sign up now. */
export type Shut = 'closed' | 'invitation-needed' | 'invitation-spent'

/** Whether whoever holds this token (or none) may sign up, as a page says it before anything is typed. */
export const mayRegister = async (db: Kysely<DB>, secrets: Secrets, token: string): Promise<Shut | undefined> => {
  const mode = await readSetting(db, 'site.registration')
  if (mode === 'open') return undefined
  if (mode === 'closed') return 'closed'
  if (!token) return 'invitation-needed'
  const id = invitationId(secrets, token)
  return id && (await isOpenInvitation(db, id)) ? undefined : 'invitation-spent'
}

/** The same within the transaction that signs up, with the invitation held until it ends. */
export const admit = async (
  trx: Transaction<DB>,
  invitation: string | undefined,
): Promise<{ ok: true; invitation: string | undefined } | { ok: false; problem: Shut }> => {
  const mode = await readSetting(trx, 'site.registration')
  if (mode === 'closed') return { ok: false, problem: 'closed' }
  const isGood = invitation !== undefined && (await lockInvitation(trx, invitation))
  if (mode === 'invitation' && !isGood)
    return { ok: false, problem: invitation ? 'invitation-spent' : 'invitation-needed' }
  return { ok: true, invitation: isGood ? invitation : undefined }
}
