import type { Kysely, Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { makeLink } from './links.ts'
import { emailKey } from './rules.ts'

/**
 * Whether the site would be without an operator if this one left. Locks all operators, in one order, so that the last
 * two cannot leave at the same moment, each counting on the other.
 */
export const isOnlyOperator = async (trx: Transaction<DB>, userId: string): Promise<boolean> => {
  const operators = await trx
    .selectFrom('user')
    .select(['id', 'suspended_at', 'deletion_due_at'])
    .where('role', '=', 'operator')
    .orderBy('id')
    .forUpdate()
    .execute()
  const active = operators.filter((user) => !user.suspended_at && !user.deletion_due_at)
  return active.length === 1 && active[0]?.id === userId
}

/**
 * For whoever runs the machine: makes the person with this address an operator, in good standing, and gives a path to
 * set a new password.
 */
export const operatorPath = async (
  db: Kysely<DB>,
  email: string,
): Promise<{ ok: true; path: string } | { ok: false; problem: 'nobody' }> =>
  db.transaction().execute(async (trx) => {
    const user = await trx
      .updateTable('user')
      .set({ role: 'operator', suspended_at: null, suspension_reason: null, deletion_due_at: null })
      .where('email_key', '=', emailKey(email))
      .where('deleted_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    return user ? { ok: true, path: await makeLink(trx, 'reset', user.id) } : { ok: false, problem: 'nobody' }
  })
