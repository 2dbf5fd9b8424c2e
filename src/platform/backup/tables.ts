import type { ClientBase } from 'pg'
import copyStreams from 'pg-copy-streams'
import type { Head, Manifest, Table } from './format.ts'

// What the migrators write down is restored by running them.
const listing = `
  select n.nspname || '.' || c.relname as name,
    array(
      select a.attname::text from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' order by a.attnum
    ) as columns
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p') and not c.relispartition
    and c.relpersistence <> 't'
    and n.nspname || '.' || c.relname not in
      ('public.kysely_migration', 'public.kysely_migration_lock', 'public.unfinished_restore',
       'graphile_worker.migrations')
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by 1`

/** Every table that holds something of the site, whichever features there are. */
export const listTables = async (client: ClientBase): Promise<Table[]> => (await client.query(listing)).rows

export const listSequences = async (client: ClientBase): Promise<Manifest['sequences']> => {
  const { rows } = await client.query(`
    select schemaname || '.' || sequencename as name, last_value::text as value from pg_sequences
    where schemaname in ('public', 'graphile_worker') and last_value is not null order by 1`)
  return rows
}

/** Which migrations made the database; undefined when it is none of ours. */
export const formOf = async (client: ClientBase): Promise<Pick<Head, 'migrations' | 'queue'> | undefined> => {
  const { rows } = await client.query(
    `select to_regclass('public.kysely_migration') is not null and to_regclass('graphile_worker.migrations') is not null as is_ours`,
  )
  if (!rows[0].is_ours) return undefined
  const migrations = await client.query('select name from public.kysely_migration order by name')
  return { migrations: migrations.rows.map((row) => row.name), queue: await queueForm(client) }
}

export const queueForm = async (client: ClientBase): Promise<number> =>
  (await client.query('select max(id)::int as form from graphile_worker.migrations')).rows[0].form ?? 0

export const quoted = (name: string): string => name.split('.').map(quote).join('.')

const quote = (word: string): string => `"${word.replaceAll('"', '""')}"`

/** The rows of a table as text that every version of PostgreSQL reads. */
export const copyOut = (client: ClientBase, { name, columns }: Table): AsyncIterable<Buffer> =>
  client.query(copyStreams.to(`copy (select ${columns.map(quote).join(', ')} from ${quoted(name)}) to stdout`))

export const copyIn = (client: ClientBase, { name, columns }: Table) =>
  client.query(copyStreams.from(`copy ${quoted(name)} (${columns.map(quote).join(', ')}) from stdin`))

/** Text as it is written and read must not depend on settings of the server; nor may rows come in another order. */
export const plainSettings = `
  set local client_encoding = 'UTF8'; set local datestyle = 'ISO, MDY'; set local intervalstyle = 'postgres';
  set local timezone = 'UTC'; set local extra_float_digits = 3; set local bytea_output = 'hex';
  set local synchronize_seqscans = off; set local row_security = off;
  set local statement_timeout = 0; set local lock_timeout = 0; set local idle_in_transaction_session_timeout = 0`
