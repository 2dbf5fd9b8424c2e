import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../connect.ts'
import { knownMigrations, migrate } from '../migrate.ts'
import { type Outcome, refuse } from '../sentence.ts'
import type { Storage } from '../storage.ts'
import { digestOf } from './digest.ts'
import { Loading } from './load-tables.ts'
import { queueForm } from './tables.ts'
import { beginDatabase, finishDatabase } from './target.ts'
import { type Visitor, type Walked, walkArchive } from './walk-archive.ts'

export type RestoreOptions = {
  file: string
  /** As `examine` read it, which has checked all of it. */
  walked: Walked
  connection: Connection
  storage: Storage
  dataFolder: string
  signal: AbortSignal
  /** Looks at the database while it still has the form that the archive gave it. */
  look?(): Promise<void>
}

/** Names the tables of the archive that this program does not know, and left out. */
export type Restored = { leftOut: string[] }

/** Brings a whole site into an empty database, storage and folder, then into the form of this version. */
export const restoreBackup = async (options: RestoreOptions): Promise<Outcome<Restored>> => {
  const { walked, connection, file, signal } = options
  const { pool } = connection
  const begun = await beginDatabase(pool)
  if (!begun.ok) return begun
  const migrated = await migrate(connection, { only: walked.head.migrations })
  if (!migrated.ok) return migrated
  if ((await queueForm(pool as never)) !== walked.head.queue) return otherQueue(walked.head.version)
  const leftOut: string[] = []
  const loading = await Loading.begin(pool)
  try {
    await walkArchive(file, visitor(options, loading, leftOut), signal)
  } catch (error) {
    loading.abandon()
    throw error
  }
  await options.look?.()
  const brought = await migrate(connection, { only: await knownMigrations() })
  if (!brought.ok) return brought
  await finishDatabase(pool)
  await pool.query('analyze')
  return { ok: true, leftOut }
}

const visitor = ({ walked, storage, dataFolder }: RestoreOptions, loading: Loading, leftOut: string[]): Visitor => ({
  table: async (table, content) => {
    if (await loading.table(table, content)) return
    leftOut.push(table.name)
    await digestOf(content)
  },
  tablesDone: () => loading.finish(walked.manifest.sequences),
  secret: (content) => writeFile(join(dataFolder, 'secret'), content, { mode: 0o600, flag: 'wx', flush: true }),
  file: (key, _bytes, content) =>
    storage.withScratch(async (folder) => {
      const file = join(folder, 'file')
      await writeFile(file, content)
      await storage.put(key, { file })
    }),
})

const otherQueue = (version: string) =>
  refuse(
    `The job queue of this version differs from that of the archive: restore with Wenhao ${version}, then upgrade.`,
    `本版本的任务队列与备份中的不同：请先用文号 ${version} 恢复，再升级。`,
  )
