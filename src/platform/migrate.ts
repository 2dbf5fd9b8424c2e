import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { OpenDatabase } from './database.ts'
import { type Outcome, refuse } from './sentence.ts'

export const migrationFolder = join(import.meta.dirname, '../../migrations')

/** Brings the database to the form that this program needs; names what was done. Safe to run twice, and by two at once. */
export const migrate = async (
  { db, pool }: Pick<OpenDatabase, 'db' | 'pool'>,
  { folder = migrationFolder, only }: { folder?: string; only?: readonly string[] } = {},
): Promise<Outcome<{ done: string[] }>> => {
  if (!only && (await isHalfRestored(db))) return halfRestored
  const files = await sqlFiles(folder, only)
  const known = new Set(Object.keys(files))
  const applied = await appliedMigrations(db)
  const unknown = applied.filter((name) => !known.has(name))
  if (unknown.length) return newer(unknown)
  if (applied.length < known.size || !(await hasQueue(db))) await bringQueue(pool)
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => files },
    // Rooms add their files apart: a smaller number may arrive later, and depends on nothing above it.
    allowUnorderedMigrations: true,
  })
  const done: string[] = []
  for (let left = known.size - applied.length; left > 0; left -= 1) {
    const { error, results = [] } = await migrator.migrateUp()
    if (error) throw new Error(`migration ${results.at(-1)?.migrationName ?? ''} failed`, { cause: error })
    done.push(...results.map((result) => result.migrationName))
  }
  return { ok: true, done }
}

/** The names of the migrations that this program has. */
export const knownMigrations = async (folder = migrationFolder): Promise<string[]> =>
  (await readdir(folder))
    .filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
    .map((name) => name.slice(0, -'.sql'.length))
    .sort()

const sqlFiles = async (folder: string, only?: readonly string[]): Promise<Record<string, Migration>> => {
  const names = (await knownMigrations(folder)).filter((name) => !only || only.includes(name))
  return Object.fromEntries(names.map((name) => [name, fromFile(join(folder, `${name}.sql`))]))
}

const fromFile = (file: string): Migration => ({
  up: async (db) => {
    await sql.raw(await readFile(file, 'utf8')).execute(db)
  },
})

const appliedMigrations = async (db: Kysely<never> | OpenDatabase['db']): Promise<string[]> => {
  const known = await sql<{ known: boolean }>`select to_regclass('kysely_migration') is not null as known`.execute(db)
  if (!known.rows[0]?.known) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map((row) => row.name)
}

// Made by a restore before all else, and gone with its last step.
const isHalfRestored = async (db: OpenDatabase['db']): Promise<boolean> => {
  const { rows } = await sql<{ is: boolean }>`select to_regclass('unfinished_restore') is not null as is`.execute(db)
  return rows[0]?.is ?? false
}

const halfRestored = refuse(
  'A restore into this database did not come to its end: run `wenhao restore` again, which begins anew.',
  '这个数据库的恢复没有完成：请重新运行 `wenhao restore`，它会从头开始。',
)

const newer = (unknown: string[]) =>
  refuse(
    `The database is newer than this program (it has ${unknown.at(-1)}): start the newer version of Wenhao, or restore the backup made before the upgrade.`,
    `数据库比本程序新（其中有 ${unknown.at(-1)}）：请启动较新版本的文号，或恢复升级前的备份。`,
  )

const hasQueue = async (db: OpenDatabase['db']): Promise<boolean> => {
  const { rows } = await sql<{
    is: boolean
  }>`select to_regclass('graphile_worker.migrations') is not null as is`.execute(db)
  return rows[0]?.is ?? false
}

// Loaded only here: a command of a site that is up to date needs nothing of the queue, whose runner also looks after it.
const bringQueue = async (pool: OpenDatabase['pool']): Promise<void> => {
  const { Logger, runMigrations } = await import('graphile-worker')
  await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
}
