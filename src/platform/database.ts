import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

export type Database = Kysely<DB>

export type OpenDatabase = { db: Database; pool: pg.Pool; close(): Promise<void> }

/** What the connections are for decides how long a statement may take. */
export type Purpose = 'web' | 'jobs' | 'command'

const statementTimeouts: Record<Purpose, number> = { web: 2_000, jobs: 30_000, command: 0 }
const connections: Record<Purpose, number> = { web: 16, jobs: 8, command: 4 }

/** `onError` hears of idle connections that broke: the pool replaces them, and without a listener they end the process. */
export const openDatabase = (
  url: string,
  purpose: Purpose = 'web',
  onError: (error: Error) => void = () => {},
): OpenDatabase => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections[purpose],
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementTimeouts[purpose] || undefined,
    idle_in_transaction_session_timeout: 5_000,
    application_name: `wenhao ${purpose}`,
  })
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  const close = async () => {
    await db.destroy()
    // Kysely ends a pool only if it has used it.
    if (!pool.ended) await pool.end()
  }
  return { db, pool, close }
}
