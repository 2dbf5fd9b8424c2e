import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { environment } from '../config.ts'
import { type Outcome, refuse } from '../sentence.ts'
import type { Launch } from './launch.ts'

// Without --lc-ctype Chinese has no trigrams and punctuation does not part its words.
const flags = [
  '--username=wenhao',
  '--auth-local=trust',
  '--auth-host=reject',
  '--encoding=UTF8',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--lc-ctype=C.UTF-8',
  '--no-instructions',
  '--no-sync',
]

/** Makes the database's files when there are none: in a folder beside, renamed when it is whole and on the disk. */
export const initialise = async (
  cluster: string,
  binaries: string,
  launch: Launch,
  signal: AbortSignal,
): Promise<Outcome<object>> => {
  removeUnfinished(cluster)
  if (existsSync(join(cluster, 'PG_VERSION'))) return { ok: true }
  const unfinished = `${cluster}.unfinished-${process.pid}`
  mkdirSync(unfinished, { mode: 0o700 })
  if (launch.identity.uid) chownSync(unfinished, launch.owner, launch.owner)
  const made = await run(launch, join(binaries, 'initdb'), ['--pgdata', unfinished, ...flags], signal)
  if (!made.ok) return made
  await toDisk(unfinished, launch, binaries, signal)
  renameSync(unfinished, cluster)
  return { ok: true }
}

const removeUnfinished = (cluster: string): void => {
  const parent = dirname(cluster)
  for (const name of readdirSync(parent))
    if (name.startsWith(`${basename(cluster)}.unfinished-`))
      rmSync(join(parent, name), { recursive: true, force: true })
}

// One syncfs for the file system is many times faster than initdb's fsync of a thousand files.
const toDisk = async (folder: string, launch: Launch, binaries: string, signal: AbortSignal): Promise<void> => {
  const whole: Launch = { ...launch, wrap: (command, args) => [command, args] }
  const synced = await run(whole, 'sync', ['-f', folder], signal)
  if (!synced.ok) await run(launch, join(binaries, 'initdb'), ['--pgdata', folder, '--sync-only'], signal)
}

const run = (launch: Launch, command: string, args: string[], signal: AbortSignal): Promise<Outcome<object>> =>
  new Promise((resolve) => {
    const [program, rest] = launch.wrap(command, args)
    const given = { PATH: environment.PATH, LC_ALL: 'C' }
    const child = spawn(program, rest, { ...launch.identity, cwd: '/', env: given, detached: true, signal })
    let said = ''
    child.stderr.on('data', (data) => {
      said = (said + data).slice(-4000)
    })
    child.stdout.resume()
    child.on('error', (error) => resolve(refuseWith(error.message)))
    child.on('close', (code) => resolve(code === 0 ? { ok: true } : refuseWith(said)))
  })

const refuseWith = (said: string): Outcome<object> => {
  if (/No space left on device/.test(said))
    return refuse(
      'The disk is full: make room for the database (about 100 MB) and start again.',
      '磁盘已满：请为数据库腾出空间（约 100 MB）后再启动。',
    )
  const reason = said.trim().split('\n').at(-1) ?? ''
  return refuse(
    `The embedded database could not be made (${reason}): mend this, or set DATABASE_URL to a PostgreSQL 15 to 18.`,
    `内置数据库无法创建（${reason}）：请排除这个问题，或把 DATABASE_URL 设为一个 PostgreSQL 15 至 18 的地址。`,
  )
}
