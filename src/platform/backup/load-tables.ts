import { pipeline } from 'node:stream/promises'
import type { Pool, PoolClient } from 'pg'
import type { Manifest, Table } from './format.ts'
import { copyIn, listTables, plainSettings, quoted } from './tables.ts'

type Key = { table: string; name: string; definition: string }

/**
 * Fills freshly migrated tables, all in one transaction. References between rows are taken off meanwhile and put back
 * at the end, which checks them all: tables may refer to each other in circles, and only a superuser could switch the
 * checks off.
 */
export class Loading {
  private readonly client: PoolClient
  private keys: Key[] = []
  private triggered: string[] = []
  private known = new Map<string, Table>()

  private constructor(client: PoolClient) {
    this.client = client
  }

  static async begin(pool: Pool): Promise<Loading> {
    const loading = new Loading(await pool.connect())
    try {
      await loading.clear()
      return loading
    } catch (error) {
      loading.abandon()
      throw error
    }
  }

  private async clear(): Promise<void> {
    await this.client.query(`begin; ${plainSettings}`)
    const tables = await listTables(this.client)
    this.known = new Map(tables.map((table) => [table.name, table]))
    this.keys = (await this.client.query(foreignKeys)).rows
    this.triggered = (await this.client.query(triggers)).rows.map(({ table }) => table)
    for (const { table, name } of this.keys) await this.client.query(`alter table ${table} drop constraint ${name}`)
    for (const table of this.triggered) await this.client.query(`alter table ${table} disable trigger user`)
    // What migrations put in is in the archive too, as it was later.
    await this.client.query(`truncate ${tables.map(({ name }) => quoted(name)).join(', ')}`)
  }

  /** False when the program knows no such table: then it is none of the site's. */
  async table(table: Table, content: AsyncIterable<Buffer>): Promise<boolean> {
    const ours = this.known.get(table.name)
    if (!ours) return false
    if (ours.columns.join() !== table.columns.join()) throw new Error(`${table.name} has other columns here`)
    const stream = copyIn(this.client, table)
    await pipeline(content, stream)
    return true
  }

  async finish(sequences: Manifest['sequences']): Promise<void> {
    for (const { name, value } of sequences)
      await this.client.query(`select setval(to_regclass($1), $2) where to_regclass($1) is not null`, [
        quoted(name),
        value,
      ])
    for (const table of this.triggered) await this.client.query(`alter table ${table} enable trigger user`)
    for (const { table, name, definition } of this.keys)
      await this.client.query(`alter table ${table} add constraint ${name} ${definition}`)
    await this.client.query('commit')
    this.client.release()
  }

  /** Ends the connection, and with it all that was not finished. */
  abandon(): void {
    this.client.release(true)
  }
}

const foreignKeys = `
  select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
  from pg_constraint
  where contype = 'f' and conparentid = 0 and connamespace::regnamespace::text in ('public', 'graphile_worker')
  order by 1, 2`

const triggers = `
  select distinct tgrelid::regclass::text as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where not tgisinternal and tgenabled <> 'D' and c.relnamespace::regnamespace::text in ('public', 'graphile_worker')`
