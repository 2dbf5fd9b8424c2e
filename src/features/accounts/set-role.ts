import type { Kysely } from 'kysely'
import { isAbove, may, type Role, type Viewer } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { isOnlyOperator } from './operators.ts'

export type RoleProblem = 'forbidden' | 'missing' | 'not-above' | 'only-operator'

/**
 * Gives a user another role. One acts only on users below oneself; an operator may step down while another remains.
 */
export const setRole = async (
  db: Kysely<DB>,
  viewer: Viewer,
  userId: string,
  role: Role,
): Promise<{ ok: true } | { ok: false; problem: RoleProblem }> => {
  if (!may(viewer.role, 'user.set-role')) return { ok: false, problem: 'forbidden' }
  if (!isId(userId)) return { ok: false, problem: 'missing' }
  return db.transaction().execute(async (trx) => {
    if (viewer.id === userId && role !== 'operator' && (await isOnlyOperator(trx, userId)))
      return { ok: false, problem: 'only-operator' }
    const user = await trx
      .selectFrom('user')
      .select(['id', 'role'])
      .where('id', '=', userId)
      .where('deleted_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!user) return { ok: false, problem: 'missing' }
    if (user.id !== viewer.id && !isAbove(viewer.role, user.role)) return { ok: false, problem: 'not-above' }
    await trx.updateTable('user').set({ role }).where('id', '=', userId).execute()
    return { ok: true }
  })
}
