import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import { type Kysely, sql } from 'kysely'
import type { Env } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'

export type Bucket = { burst: number; perMinute: number }

/**
 * Takes one token from a bucket; false when it is empty. Buckets are kept in the database, so all processes share them.
 * A refused try takes nothing: whoever goes on knocking does not keep the door shut for longer.
 */
export const take = async (db: Kysely<DB>, key: string, { burst, perMinute }: Bucket): Promise<boolean> => {
  const at = now()
  const waited = sql<number>`greatest(0, extract(epoch from ${at}::timestamptz - rate_bucket.updated_at))::real`
  const filled = sql<number>`least(${burst}::real, rate_bucket.tokens + ${waited} * ${perMinute / 60}::real)`
  const taken = await db
    .insertInto('rate_bucket')
    .values({ key: hidden(key), tokens: burst - 1, updated_at: at })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ tokens: sql`${filled} - 1`, updated_at: at })
        .where(filled, '>=', 1),
    )
    .returning('key')
    .executeTakeFirst()
  return taken !== undefined
}

/** Takes one token from each bucket, in order; false at the first that is empty. */
export const takeAll = async (db: Kysely<DB>, buckets: [string, Bucket][]): Promise<boolean> => {
  for (const [key, bucket] of buckets) if (!(await take(db, key, bucket))) return false
  return true
}

/** The same for a request: an answer that refuses says by Retry-After when there will be a token. */
export const withinLimits = async (c: Context<Env>, buckets: [string, Bucket][]): Promise<boolean> => {
  if (await takeAll(c.var.db, buckets)) return true
  const waits = await Promise.all(buckets.map(([key, bucket]) => secondsToWait(c.var.db, key, bucket)))
  c.header('Retry-After', String(Math.max(...waits)))
  return false
}

const secondsToWait = async (db: Kysely<DB>, key: string, { perMinute }: Bucket): Promise<number> => {
  const row = await db
    .selectFrom('rate_bucket')
    .select(['tokens', 'updated_at'])
    .where('key', '=', hidden(key))
    .executeTakeFirst()
  if (!row) return 1
  const waited = (now().getTime() - row.updated_at.getTime()) / 1000
  return Math.max(1, Math.ceil(((1 - row.tokens) * 60) / perMinute - waited))
}

/** Buckets that were left alone for a day are full again, whatever their size. */
export const dropFullBuckets = async (db: Kysely<DB>): Promise<void> => {
  const yesterday = new Date(now().getTime() - 24 * 60 * 60 * 1000)
  await db.deleteFrom('rate_bucket').where('updated_at', '<', yesterday).execute()
}

// Who tried what is nobody's business: the table holds no addresses, only which kind of bucket it is.
const hidden = (key: string): string =>
  `${key.split(':', 1)[0]?.slice(0, 40)}:${createHash('sha256').update(key).digest('base64url')}`
