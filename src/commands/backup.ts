import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { namedFiles } from '#features/media/index.ts'
import { noteBackup } from '#platform/backup/last-backup.ts'
import { NothingToBackUp, type Taken, takeBackup } from '#platform/backup/take-backup.ts'
import { now } from '#platform/clock.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { openStorage } from '#platform/open-storage.ts'
import type { Outcome } from '#platform/sentence.ts'
import { refuse } from '#platform/sentence.ts'
import { version } from '#platform/version.ts'
import { type Command, type Io, refuseWith, say } from './command.ts'
import { type Opened, withUnmigrated } from './with-database.ts'

export const run: Command = async (args, io) => {
  const asked = readArgs(args)
  if (!asked) return refuseWith(io, usage)
  const read = readConfig(io.env)
  if (!read.ok) return refuseWith(io, read.sentence)
  if (!hasSite(read.config)) return refuseWith(io, nothing(read.config.dataFolder))
  const target = chooseFile(asked.target ?? join(read.config.dataFolder, 'backups'), asked.target === undefined)
  if (!target.ok) return refuseWith(io, target.sentence)
  // As it is: a backup before an upgrade must not begin with the upgrade.
  return withUnmigrated(io, 'backup', (opened) => backUp(io, opened, target.file, asked.withoutSecret))
}

const readArgs = (args: string[]) => {
  try {
    const options = { 'without-secret': { type: 'boolean' } } as const
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options })
    return positionals.length > 1
      ? undefined
      : { target: positionals[0] && resolve(positionals[0]), withoutSecret: values['without-secret'] === true }
  } catch {
    return undefined
  }
}

const hasSite = ({ databaseUrl, dataFolder }: Config): boolean =>
  databaseUrl !== undefined || existsSync(join(dataFolder, 'postgres'))

/** In a folder the archive is named by the moment. */
const chooseFile = (target: string, mayMake: boolean): Outcome<{ file: string }> => {
  try {
    if (mayMake) mkdirSync(target, { recursive: true, mode: 0o700 })
    const isFolder = existsSync(target) && statSync(target).isDirectory()
    const file = isFolder
      ? join(
          target,
          `wenhao-${now()
            .toISOString()
            .replace(/[-:]|\.\d+/g, '')}.tar.zst`,
        )
      : target
    if (!existsSync(dirname(file)))
      return refuse(
        `${dirname(file)} is not there: make the folder first.`,
        `${dirname(file)} 不存在：请先建立该文件夹。`,
      )
    if (existsSync(file)) return refuse(`${file} exists already: give another name.`, `${file} 已存在：请换一个名称。`)
    sweepParts(dirname(file), basename(file))
    return { ok: true, file }
  } catch (error) {
    return diskProblem(error as NodeJS.ErrnoException, target)
  }
}

const hour = 60 * 60 * 1000

// What a killed backup left; one that is being written grows all the time.
const sweepParts = (folder: string, name: string): void => {
  for (const part of readdirSync(folder)) {
    if (part !== `${name}.part` && !/^wenhao-[0-9TZ]+\.tar\.zst\.part$/.test(part)) continue
    if (Date.now() - statSync(join(folder, part)).mtimeMs > hour) rmSync(join(folder, part))
  }
}

const diskProblem = ({ code, message }: NodeJS.ErrnoException, place: string) => {
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return refuse(
      `The disk of ${place} is full: make room, or back up elsewhere.`,
      `${place} 所在的磁盘已满：请腾出空间，或备份到别处。`,
    )
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return refuse(`This user may not write to ${place}: mend its rights.`, `当前用户无权写入 ${place}：请修改权限。`)
  if (code === 'EEXIST')
    return refuse(
      `Another backup is being written to ${place}: wait for it, or give another name.`,
      `另一个备份正在写入 ${place}：请等它完成，或换一个名称。`,
    )
  throw new Error(message)
}

const backUp = async (io: Io, opened: Opened, file: string, withoutSecret: boolean): Promise<number> => {
  const { config, connection, signal } = opened
  const stored = await openStorage(config)
  if (!stored.ok) return refuseWith(io, stored.sentence)
  const { storage } = stored
  const secret = withoutSecret ? undefined : readSecret(config.dataFolder)
  const { pool } = connection
  try {
    const taken = await takeBackup({ pool, storage, namedFiles, secret, version, file, signal })
    const { id, madeAt } = taken.head
    noteBackup(config.dataFolder, { id, madeAt, file, triedAt: null })
    tell(io, file, taken)
    return 0
  } catch (error) {
    return whyNot(io, opened, error, file)
  }
}

const readSecret = (dataFolder: string): Buffer | undefined => {
  const file = join(dataFolder, 'secret')
  return existsSync(file) ? readFileSync(file) : undefined
}

const whyNot = (io: Io, { config, connection, signal }: Opened, error: unknown, file: string): number => {
  if (connection.lost.aborted) throw error
  if (signal.aborted) return refuseWith(io, stopped)
  if (error instanceof NothingToBackUp) return refuseWith(io, nothing(config.dataFolder))
  const problem = diskProblem(error as NodeJS.ErrnoException, file)
  return refuseWith(io, problem.sentence)
}

const tell = (io: Io, file: string, { head, manifest, bytes }: Taken): void => {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const { count } = manifest.files
  const size = (bytes / 1e6).toFixed(1)
  say(io, {
    en: `Backed up ${head.tables.length} tables with ${rows} rows and ${count} files, ${size} MB: ${file}`,
    zh: `已备份 ${head.tables.length} 张表、${rows} 行数据和 ${count} 个文件，共 ${size} MB：${file}`,
  })
  say(io, head.hasSecret ? withSecret : keepClosed)
  if (manifest.missing.count > 0) say(io, missing(manifest.missing.count, manifest.missing.keys[0] ?? ''))
  say(io, {
    en: `A backup that was never restored is a hope: try it with \`wenhao restore --check ${file}\`, and keep a copy on another machine.`,
    zh: `没有试过恢复的备份只是一个愿望：请用 \`wenhao restore --check ${file}\` 检验，并在另一台机器上留一份。`,
  })
}

const withSecret = {
  en: "It holds the site's secret, private files and everybody's data: let nobody else read it.",
  zh: '其中有本站的密钥、非公开文件和所有人的数据：不要让别人读到。',
}

const keepClosed = {
  en: "It holds private files and everybody's data, but not the secret: let nobody else read it.",
  zh: '其中有非公开文件和所有人的数据（不含密钥）：不要让别人读到。',
}

const missing = (count: number, first: string) => ({
  en: `${count} files that the database names were not there, such as ${first}: deleted meanwhile, or lost before.`,
  zh: `数据库提到的 ${count} 个文件不在（例如 ${first}）：可能刚被删除，也可能早已丢失。`,
})

const stopped = {
  en: 'Stopped before the end: no archive was left.',
  zh: '中途停止：没有留下备份文件。',
}

const nothing = (folder: string) => ({
  en: `There is no site in ${folder}: set WENHAO_DATA to its folder.`,
  zh: `${folder} 中没有网站：请把 WENHAO_DATA 设为它的数据文件夹。`,
})

const usage = {
  en: 'Usage: wenhao backup [file or folder] [--without-secret]',
  zh: '用法：wenhao backup [文件或文件夹] [--without-secret]',
}
