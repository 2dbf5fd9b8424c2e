import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'

/**
 * Gives jobs back that were being done by a process that is no more; the queue alone would wait four hours. A job that
 * was taken before we came is abandoned once no connection for jobs from before us is left. Call it on a fresh pool,
 * before it takes jobs itself.
 */
export const freeAbandonedJobs = async (pool: Pool, signal: AbortSignal): Promise<void> => {
  const { rows } = await pool.query(
    `select backend_start::text as since from pg_stat_activity where pid = pg_backend_pid()`,
  )
  const { since } = rows[0]
  if (!(await tryToFree(pool, since))) void goOnTrying(pool, since, signal)
}

// When the database goes away meanwhile, all of this begins again.
const goOnTrying = async (pool: Pool, since: string, signal: AbortSignal): Promise<void> => {
  try {
    do await sleep(1_000, undefined, { signal, ref: false })
    while (!(await tryToFree(pool, since)))
  } catch {}
}

const tryToFree = async (pool: Pool, since: string): Promise<boolean> => {
  const { rows } = await pool.query(othersFromBefore, [since])
  if (rows[0].are_there) return false
  await pool.query(free, [since])
  return true
}

const othersFromBefore = `
  select exists (
    select from pg_stat_activity
    where datname = current_database() and application_name = 'wenhao jobs' and backend_start < $1
  ) as are_there`

const free = `
  select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
  from graphile_worker.jobs where locked_by is not null and locked_at < $1`
