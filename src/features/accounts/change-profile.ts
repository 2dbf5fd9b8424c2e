import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'

export const changeProfile = async (
  db: Kysely<DB>,
  userId: string,
  profile: { name: string; language: string },
): Promise<void> => {
  await db.updateTable('user').set(profile).where('id', '=', userId).execute()
}
