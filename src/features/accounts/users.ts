import { type Kysely, sql } from 'kysely'
import { isRole, type Role } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'

export type UserRow = {
  id: string
  name: string
  email: string
  role: Role
  isVerified: boolean
  suspendedAt: Date | null
  deletionDueAt: Date | null
  createdAt: Date
}

export type UserSearch = { q: string; role: string; before: string }

const pageSize = 50

/** Users as the operator lists them, newest first; `next` is the key of the page after this one. */
export const listUsers = async (
  db: Kysely<DB>,
  { q, role, before }: UserSearch,
): Promise<{ users: UserRow[]; next: string | undefined }> => {
  const part = `%${q.slice(0, 254).replace(/[\\%_]/g, '\\$&')}%`
  const rows = await usersQuery(db)
    .where('deleted_at', 'is', null)
    .$if(q !== '', (query) => query.where((is) => is.or([is('name', 'ilike', part), is('email', 'ilike', part)])))
    .$if(isRole(role), (query) => query.where('role', '=', role as Role))
    .$if(isId(before), (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const users = rows.slice(0, pageSize)
  return { users, next: rows.length > pageSize ? users.at(-1)?.id : undefined }
}

export const readUser = async (
  db: Kysely<DB>,
  id: string,
): Promise<(UserRow & { suspensionReason: string; language: string }) | undefined> =>
  isId(id)
    ? usersQuery(db)
        .select([sql<string>`coalesce(suspension_reason, '')`.as('suspensionReason'), 'language'])
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst()
    : undefined

export const countUsers = async (db: Kysely<DB>): Promise<number> => {
  const { count } = await db
    .selectFrom('user')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Whom a letter goes to, and in which language. */
export const addressee = (
  db: Kysely<DB>,
  userId: string,
): Promise<{ id: string; name: string; email: string; language: string; isVerified: boolean } | undefined> =>
  db
    .selectFrom('user')
    .select(['id', 'name', 'email', 'language', sql<boolean>`email_verified_at is not null`.as('isVerified')])
    .where('id', '=', userId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()

const usersQuery = (db: Kysely<DB>) =>
  db
    .selectFrom('user')
    .select([
      'id',
      'name',
      'email',
      'role',
      sql<boolean>`email_verified_at is not null`.as('isVerified'),
      'suspended_at as suspendedAt',
      'deletion_due_at as deletionDueAt',
      'created_at as createdAt',
    ])
