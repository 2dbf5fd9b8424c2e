import type { Kysely, Transaction } from 'kysely'
import { deleteFiles } from '#features/media/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import type { Proof } from './application.ts'
import { handOverOwned } from './members/hand-over.ts'

type House = { db: Kysely<DB>; storage: Storage }

const daysOfProofs = 30

/** Deletes proof files 30 days after the decision: they have done what they were given for. */
export const removeOldProofs = async ({ db, storage }: House): Promise<void> => {
  const decidedBefore = new Date(now().getTime() - daysOfProofs * 24 * 60 * 60 * 1000)
  const old = await db
    .selectFrom('application')
    .select(['id', 'files'])
    .where('answered_at', '<', decidedBefore)
    .where('state', 'in', ['accepted', 'refused'])
    .where('files', '!=', '[]')
    .limit(500)
    .execute()
  for (const application of old) await forgetProofs(db, storage, application)
}

const forgetProofs = async (db: Kysely<DB>, storage: Storage, { id, files }: { id: string; files: unknown }) => {
  await deleteFiles(
    db,
    storage,
    (files as Proof[]).map((file) => file.id),
  )
  await db.updateTable('application').set({ files: '[]' }).where('id', '=', id).execute()
}

/** When somebody's account is gone: what was theirs alone ends, and their traces in other creators go. */
export const leaveCreators = async ({ db, storage }: House, { userId }: { userId: string }): Promise<void> => {
  const applications = await db.transaction().execute(async (trx) => {
    await handOverOwned(trx, userId)
    await trx.deleteFrom('creator_member').where('user_id', '=', userId).execute()
    await trx.deleteFrom('follow').where('user_id', '=', userId).execute()
    await withdrawApplications(trx, userId)
    return trx.selectFrom('application').select(['id', 'files']).where('user_id', '=', userId).execute()
  })
  for (const application of applications) await forgetProofs(db, storage, application)
}

const withdrawApplications = async (trx: Transaction<DB>, userId: string): Promise<void> => {
  const open = await trx
    .updateTable('application')
    .set({ state: 'withdrawn' })
    .where('user_id', '=', userId)
    .where('state', 'in', ['draft', 'submitted', 'more-asked'])
    .returning('id')
    .execute()
  for (const { id } of open) await emit(trx, { type: 'application.withdrawn', applicationId: id })
}
