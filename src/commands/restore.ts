import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { differentFiles, differentTables } from '#platform/backup/compare-restored.ts'
import { lastBackup, noteBackup } from '#platform/backup/last-backup.ts'
import { examine } from '#platform/backup/restorable.ts'
import { restoreBackup } from '#platform/backup/restore-backup.ts'
import { beginFolder, checkFolder, finishFolder } from '#platform/backup/target.ts'
import type { Walked } from '#platform/backup/walk-archive.ts'
import { claimFolder } from '#platform/claim.ts'
import { now } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Connection, connect } from '#platform/connect.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { openLog } from '#platform/log.ts'
import { openStorage } from '#platform/open-storage.ts'
import { type Outcome, refuse, type Sentence } from '#platform/sentence.ts'
import type { Storage } from '#platform/storage.ts'
import { type Command, type Io, refuseWith, say } from './command.ts'

export const run: Command = async (args, io) => {
  const asked = readArgs(args)
  if (!asked) return refuseWith(io, usage)
  const read = readConfig(io.env)
  if (!read.ok) return refuseWith(io, read.sentence)
  try {
    return await (asked.isCheck ? tryOut(io, asked.file, read.config) : restore(io, asked, read.config))
  } catch (error) {
    if (!io.signal.aborted) throw error
    return refuseWith(io, stopped)
  }
}

type Asked = { file: string; data: string | undefined; isCheck: boolean }

const readArgs = (args: string[]): Asked | undefined => {
  try {
    const options = { data: { type: 'string' }, check: { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    const [file, ...more] = positionals
    if (!file || more.length || (values.check && values.data)) return undefined
    return { file: resolve(file), data: values.data && resolve(values.data), isCheck: values.check === true }
  } catch {
    return undefined
  }
}

const restore = async (io: Io, { file, data }: Asked, config: Config): Promise<number> => {
  const dataFolder = data ?? config.dataFolder
  const free = checkFolder(dataFolder)
  if (!free.ok) return refuseWith(io, free.sentence)
  const examined = await examine(file, io.signal)
  if (!examined.ok) return refuseWith(io, examined.sentence)
  const restored = await into(io, { ...config, dataFolder }, (place) =>
    restoreBackup({ ...place, file, walked: examined, signal: io.signal }),
  )
  if (!restored.ok) return refuseWith(io, restored.sentence)
  tell(io, examined, dataFolder, restored.leftOut)
  return 0
}

type Place = { connection: Connection; storage: Storage; dataFolder: string }

/** Runs with an empty folder and its database, which is marked until the work has succeeded. */
const into = async <T>(io: Io, config: Config, work: (place: Place) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
  const { dataFolder } = config
  const folder = openDataFolder(dataFolder, { forRestore: true })
  if (!folder.ok) return folder
  const claimed = await claimFolder(dataFolder)
  if (!claimed.ok) return claimed
  try {
    beginFolder(dataFolder)
    const opened = await open(io, config)
    if (!opened.ok) return opened
    const { connection } = opened
    try {
      const stored = await openStorage(config)
      if (!stored.ok) return stored
      const done = await work({ connection, storage: stored.storage, dataFolder })
      if (done.ok) finishFolder(dataFolder)
      return done
    } finally {
      await connection.close()
    }
  } finally {
    claimed.claim.release()
  }
}

const open = (io: Io, config: Config) =>
  connect({
    config,
    command: 'restore',
    purpose: 'command',
    mayAttach: false,
    signal: io.signal,
    log: openLog(config.logLevel),
    tell: (sentence: Sentence) => say(io, sentence),
  })

/** Restores into a folder of its own, compares everything, and removes it. */
const tryOut = async (io: Io, file: string, config: Config): Promise<number> => {
  const examined = await examine(file, io.signal)
  if (!examined.ok) return refuseWith(io, examined.sentence)
  const dataFolder = mkdtempSync(join(tmpdir(), 'wenhao-check-'))
  try {
    const scratch = { ...config, dataFolder, databaseUrl: undefined, s3Bucket: undefined }
    const compared = await into(io, scratch, (place) => compare(io, file, examined, place))
    if (!compared.ok) return refuseWith(io, compared.sentence)
  } finally {
    rmSync(dataFolder, { recursive: true, force: true })
  }
  const last = lastBackup(config.dataFolder)
  if (last?.id === examined.head.id) noteBackup(config.dataFolder, { ...last, triedAt: now().toISOString() })
  say(io, {
    en: `${file} was restored on trial and compared: ${amount(examined).en}, all as they were. Nothing of the trial is left.`,
    zh: `已试恢复并逐项比对 ${file}：${amount(examined).zh}全部一致。试恢复的内容已清除。`,
  })
  return 0
}

const compare = async (io: Io, file: string, walked: Walked, place: Place): Promise<Outcome<object>> => {
  let tables: string[] = []
  const look = async () => {
    tables = await differentTables(place.connection.pool, walked.manifest)
  }
  const restored = await restoreBackup({ ...place, file, walked, signal: io.signal, look })
  if (!restored.ok) return restored
  const { different } = await differentFiles(place.storage, file, io.signal)
  const all = [...tables.filter((name) => !restored.leftOut.includes(name)), ...different]
  if (all.length === 0) return { ok: true }
  const named = all.slice(0, 5).join(', ')
  return refuse(
    `${file} restores, but not as it was: ${all.length} tables or files differ, such as ${named}.`,
    `${file} 可以恢复，但与原来不同：有 ${all.length} 张表或文件不一致，例如 ${named}。`,
  )
}

const amount = ({ manifest }: Walked): Sentence => {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  return {
    en: `${manifest.tables.length} tables, ${rows} rows, ${manifest.files.count} files`,
    zh: `${manifest.tables.length} 张表、${rows} 行数据、${manifest.files.count} 个文件`,
  }
}

const tell = (io: Io, walked: Walked, folder: string, leftOut: string[]): void => {
  const { madeAt, version, hasSecret } = walked.head
  say(io, {
    en: `Restored the site as it was at ${madeAt} (Wenhao ${version}) into ${folder}: ${amount(walked).en}.`,
    zh: `已把 ${madeAt} 时的网站（文号 ${version}）恢复到 ${folder}：${amount(walked).zh}。`,
  })
  if (!hasSecret) say(io, withoutSecret)
  if (leftOut.length) say(io, notOurs(leftOut.join(', ')))
  say(io, {
    en: 'When it starts it goes on with the jobs and letters that waited: do not let the old site run beside it.',
    zh: '启动后，它会继续处理当时排队的任务和信件：不要让旧站同时运行。',
  })
}

const withoutSecret = {
  en: 'The archive held no secret: a new one is made at the first start, and links in letters from before no longer work.',
  zh: '备份中没有密钥：首次启动时会生成新的，以前信件里的链接将失效。',
}

const notOurs = (tables: string) => ({
  en: `Left out, as this program knows no such tables: ${tables}.`,
  zh: `以下的表不属于本程序，没有恢复：${tables}。`,
})

const stopped = {
  en: 'Stopped before the end: run it again, and it begins anew.',
  zh: '中途停止：再运行一次，它会从头开始。',
}

const usage = {
  en: 'Usage: wenhao restore <archive> [--data <empty folder>], or wenhao restore --check <archive>',
  zh: '用法：wenhao restore <备份文件> [--data <空文件夹>]，或 wenhao restore --check <备份文件>',
}
