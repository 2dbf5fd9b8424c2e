import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from './schema.ts'

export type Database = Kysely<DB>

export type OpenDatabase = { db: Database; pool: pg.Pool; close(): Promise<void> }

/** What the connections are for decides how long a statement may take. */
export type Purpose = 'web' | 'jobs' | 'command'

const statementTimeouts: Record<Purpose, number> = { web: 2_000, jobs: 30_000, command: 0 }
const connections: Record<Purpose, number> = { web: 16, jobs: 8, command: 4 }

/** `onError` hears of connections that broke: the pool replaces them, and without a listener they end the process. */
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
    // Each that serves pages has a name of its own: who purges a page asks whether there are others.
    application_name: purpose === 'web' ? `wenhao web ${randomBytes(4).toString('hex')}` : `wenhao ${purpose}`,
  })
  // The same error reaches each client's own listener below.
  pool.on('error', () => {})
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: closer(db, pool, onError) }
}

const longestFarewell = 1_000

const closer = (db: Database, pool: pg.Pool, onError: (error: Error) => void): (() => Promise<void>) => {
  const farewells = new Set<Promise<void>>()
  let isClosing = false
  pool.on('connect', (client) => {
    // Also while it is lent out: graphile-worker keeps one for itself.
    client.on('error', (error) => isClosing || onError(error))
    const farewell = new Promise<void>((resolve) => client.once('end', resolve))
    farewells.add(farewell)
    void farewell.then(() => farewells.delete(farewell))
  })
  return async () => {
    isClosing = true
    await db.destroy()
    // Kysely ends a pool only if it has used it, and the pool does not wait until its connections are gone.
    if (!pool.ended) await pool.end()
    await Promise.race([Promise.all(farewells), sleep(longestFarewell, undefined, { ref: false })])
  }
}
