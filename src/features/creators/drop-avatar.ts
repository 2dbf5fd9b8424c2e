import type { Transaction } from 'kysely'
import { touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'

/** Takes a hidden picture from whoever has it as their own; they choose another. */
export const dropAvatar = async (trx: Transaction<DB>, hash: string): Promise<void> => {
  const rows = await trx
    .updateTable('creator')
    .set({ avatar: null })
    .where('avatar', '=', hash)
    .returning('id')
    .execute()
  if (rows.length > 0)
    await touch(
      trx,
      rows.map(({ id }) => `creator:${id}`),
      true,
    )
}
