import { Kysely, PostgresDialect } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import type { DB } from '../schema.ts'
import { plainSettings } from './tables.ts'

/** Runs with a view of the database as it is at one moment, however long it takes and whatever is written meanwhile. */
export async function* inSnapshot<T>(pool: Pool, work: (client: PoolClient) => AsyncIterable<T>): AsyncGenerator<T> {
  const client = await pool.connect()
  let isDone = false
  try {
    await client.query(`begin isolation level repeatable read read only; ${plainSettings}`)
    yield* work(client)
    await client.query('commit')
    isDone = true
  } finally {
    // One that was left in the middle of a COPY is of no more use.
    client.release(!isDone)
  }
}

/** The query builder on one connection, so that it sees the same snapshot. */
export const builderOn = (client: PoolClient): Kysely<DB> => {
  const lent = { query: client.query.bind(client), release: () => {} }
  const pool = { options: {}, connect: async () => lent as never, end: async () => {} }
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
}
