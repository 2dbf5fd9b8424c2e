import type { Kysely } from 'kysely'
import { readSetting } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'

/** Whether a demo has all its content. */
export const isDemoFilled = async (db: Kysely<DB>): Promise<boolean> =>
  (await readSetting(db, 'site.demo'))?.isFilled === true
