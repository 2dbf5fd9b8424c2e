import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { unfinishedRestore } from '../data-folder.ts'
import { type Outcome, refuse } from '../sentence.ts'

const left = new Set(['run', 'lost+found', unfinishedRestore])

/** Whether a folder takes a restore: it is empty, or an earlier restore into it did not come to its end. */
export const checkFolder = (folder: string): Outcome<object> => {
  if (!existsSync(folder) || existsSync(join(folder, unfinishedRestore))) return { ok: true }
  const found = readdirSync(folder).find((name) => !left.has(name))
  if (!found) return { ok: true }
  return refuse(
    `${folder} is not empty (${found}): restore into an empty folder, with --data.`,
    `${folder} 不是空文件夹（有 ${found}）：请用 --data 指定一个空文件夹。`,
  )
}

/** Says in the folder that a restore is under way, and takes away what an earlier one left. */
export const beginFolder = (folder: string): void => {
  writeFileSync(join(folder, unfinishedRestore), '', { mode: 0o600, flush: true })
  for (const name of readdirSync(folder)) if (!left.has(name)) rmSync(join(folder, name), { recursive: true })
}

export const finishFolder = (folder: string): void => rmSync(join(folder, unfinishedRestore))

/** Whether a database takes a restore; marks it, and takes away what an earlier restore left. */
export const beginDatabase = async (pool: Pool): Promise<Outcome<object>> => {
  const { rows } = await pool.query(state)
  if (rows[0].is_unfinished) await pool.query(clear)
  else if (!rows[0].is_empty)
    return refuse(
      'The database of DATABASE_URL is not empty: create an empty one for the restore.',
      'DATABASE_URL 的数据库不是空的：请为恢复新建一个空数据库。',
    )
  await pool.query('create table unfinished_restore (since timestamptz not null default now())')
  return { ok: true }
}

export const finishDatabase = async (pool: Pool): Promise<void> => {
  await pool.query('drop table unfinished_restore')
}

const ours = `not exists (select from pg_depend d where d.objid = o.oid and d.deptype = 'e')`

const state = `
  select to_regclass('public.unfinished_restore') is not null as is_unfinished,
    not exists (select from pg_class o where relnamespace = 'public'::regnamespace and ${ours})
      and to_regnamespace('graphile_worker') is null as is_empty`

// Object by object: whoever owns a database need not own its schema.
const clear = `
  do $$ declare thing text; begin
    drop schema if exists graphile_worker cascade;
    for thing in select format('drop %s if exists public.%I cascade', kind, relname) from pg_class o
      join (values ('r', 'table'), ('p', 'table'), ('v', 'view'), ('m', 'materialized view'), ('S', 'sequence'))
        as kinds (relkind, kind) on kinds.relkind = o.relkind::text
      where relnamespace = 'public'::regnamespace and not relispartition and ${ours}
    loop execute thing; end loop;
    for thing in select 'drop routine if exists ' || o.oid::regprocedure || ' cascade' from pg_proc o
      where pronamespace = 'public'::regnamespace and ${ours}
    loop execute thing; end loop;
    for thing in select format('drop type if exists public.%I cascade', typname) from pg_type o
      where typnamespace = 'public'::regnamespace and typtype in ('d', 'e', 'r') and ${ours}
    loop execute thing; end loop;
  end $$`
