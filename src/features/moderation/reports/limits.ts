import type { Kysely } from 'kysely'
import { emailKey, takeAll } from '#features/accounts/index.ts'
import type { DB } from '#platform/schema.ts'

type Asking = { address: string; userId: string | undefined; email: string }

/**
 * Whether one more report may come from here. An e-mail address counts too: letters go to it, and whoever writes down
 * somebody else's must not fill that person's box.
 */
export const mayReport = (db: Kysely<DB>, { address, userId, email }: Asking): Promise<boolean> =>
  takeAll(db, [
    [`report:${address}`, { burst: 10, perMinute: 0.5 }],
    ...(userId ? [[`report-user:${userId}`, { burst: 20, perMinute: 1 }] as [string, Bucket]] : []),
    ...(email ? [[`report-email:${emailKey(email)}`, { burst: 5, perMinute: 0.1 }] as [string, Bucket]] : []),
  ])

type Bucket = { burst: number; perMinute: number }
