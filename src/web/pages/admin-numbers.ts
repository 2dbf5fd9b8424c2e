import { type Kysely, sql } from 'kysely'
import { countUsers } from '#features/accounts/index.ts'
import { countUnsent } from '#features/notifications/index.ts'
import type { DB } from '#platform/schema.ts'

export type AdminNumbers = { users: number; creators: number; articles: number; cases: number; letters: number }

export const adminNumbers = async (db: Kysely<DB>): Promise<AdminNumbers> => {
  const count = sql<number>`count(*)::int`.as('count')
  const [users, letters, creators, articles, cases] = await Promise.all([
    countUsers(db),
    countUnsent(db),
    db.selectFrom('creator').select(count).where('state', '=', 'active').executeTakeFirstOrThrow(),
    db.selectFrom('article').select(count).where('state', '=', 'published').executeTakeFirstOrThrow(),
    db.selectFrom('case').select(count).where('state', '=', 'open').executeTakeFirstOrThrow(),
  ])
  return { users, letters, creators: creators.count, articles: articles.count, cases: cases.count }
}
