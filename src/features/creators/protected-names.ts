import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { foldName, type NameProblem, nameProblem } from './name-rules.ts'

/** Why a creator cannot have a name: its form, a reserved word, or that it would pass for a verified creator. */
export const nameRefusal = async (
  db: Kysely<DB>,
  name: string,
  creatorId = '',
): Promise<NameProblem | 'name-taken' | undefined> =>
  nameProblem(name) ?? ((await isProtected(db, name, creatorId)) ? 'name-taken' : undefined)

const isProtected = async (db: Kysely<DB>, name: string, creatorId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('creator')
    .select('id')
    .where('name_folded', '=', foldName(name))
    .where((is) => is.or([is('verified_as', 'is not', null), is('kind', '=', 'house')]))
    .where('id', '!=', creatorId)
    .executeTakeFirst()
  return row !== undefined
}
