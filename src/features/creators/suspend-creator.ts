import type { Kysely, Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { emit, touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'

/**
 * Stops a creator from publishing, until a moment or (null) until it is lifted, in the transaction of the decision that
 * says so. False for one that is over already.
 */
export const suspendCreator = (trx: Transaction<DB>, creatorId: string, until: Date | null): Promise<boolean> =>
  setState(trx, creatorId, { state: 'suspended', suspended_until: until })

export const liftCreatorSuspension = (trx: Transaction<DB>, creatorId: string): Promise<boolean> =>
  setState(trx, creatorId, { state: 'active', suspended_until: null })

type Change = { state: 'active' | 'suspended'; suspended_until: Date | null }

const setState = async (trx: Transaction<DB>, creatorId: string, change: Change): Promise<boolean> => {
  const row = await trx
    .updateTable('creator')
    .set(change)
    .where('id', '=', creatorId)
    .where('state', '!=', 'withdrawn')
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await touch(trx, [`creator:${creatorId}`], true)
  await emit(trx, { type: 'creator.changed', creatorId })
  return true
}

/** Lets those publish again whose suspension has come to its end. */
export const endSuspensions = async ({ db }: { db: Kysely<DB> }): Promise<void> => {
  const due = await db
    .selectFrom('creator')
    .select('id')
    .where('suspended_until', '<=', now())
    .where('state', '=', 'suspended')
    .limit(500)
    .execute()
  for (const { id } of due) await db.transaction().execute((trx) => endSuspension(trx, id))
}

// Locked and looked at again: a later decision may have made it longer meanwhile.
const endSuspension = async (trx: Transaction<DB>, id: string): Promise<void> => {
  const row = await trx
    .selectFrom('creator')
    .select('suspended_until')
    .where('id', '=', id)
    .where('state', '=', 'suspended')
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (row?.suspended_until && row.suspended_until <= now()) await liftCreatorSuspension(trx, id)
}

/** Whether a creator may publish now. It stays so until the transaction ends: a suspension waits. */
export const mayPublish = async (trx: Transaction<DB>, creatorId: string): Promise<boolean> => {
  const row = await trx.selectFrom('creator').select('state').where('id', '=', creatorId).forShare().executeTakeFirst()
  return row?.state === 'active'
}
