import { chmodSync, chownSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Outcome, refuse, type Sentence } from '../sentence.ts'
import { findBinaries } from './binaries.ts'
import type { Folders } from './folders.ts'
import { initialise } from './initialise.ts'
import { chooseLaunch, handOver, type Launch, nobody } from './launch.ts'
import { clearLeftBehind } from './left-behind.ts'
import type { EmbeddedDatabase, OpenOptions } from './open.ts'
import { addressOf, removeOwner, writeOwner } from './owner.ts'
import { type Postmaster, type Start, startPostmaster } from './postmaster.ts'

/** Runs the database of a data folder, whose lock we hold, until it is closed. */
export const own = async (
  folders: Folders,
  options: OpenOptions,
  release: () => void,
): Promise<Outcome<{ database: EmbeddedDatabase }>> => {
  const owner = { pid: process.pid, command: options.command, socket: folders.socket }
  writeOwner(folders.run, owner)
  const started = await prepareAndStart(folders, options)
  if (started.ok) return { ok: true, database: keep(started.start, started.postmaster, folders, release) }
  removeOwner(folders.run)
  release()
  return started
}

type Started = Outcome<{ start: Start; postmaster: Postmaster }>

const prepareAndStart = async (folders: Folders, options: OpenOptions): Promise<Started> => {
  const binaries = findBinaries()
  if (!binaries.ok) return binaries
  const dataFolder = dirname(folders.cluster)
  const chosen = chooseLaunch([binaries.folder, dirname(dataFolder)])
  if (!chosen.ok) return chosen
  letPass([dataFolder, folders.run], chosen.launch)
  const made = await initialise(folders.cluster, binaries.folder, chosen.launch, options.signal)
  if (!made.ok) return made
  const fits = checkVersion(folders.cluster)
  if (!fits.ok) return fits
  handOverAll(folders, chosen.launch)
  const start = {
    folders,
    binaries: binaries.folder,
    launch: chosen.launch,
    settings: options.settings,
    log: options.log,
  }
  const started = await startPatiently(start, options.signal)
  if (started.ok) await makeDatabase(folders.socket)
  return started
}

const program = '18'

const checkVersion = (cluster: string): Outcome<object> => {
  const version = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (version === program) return { ok: true }
  return refuse(
    `The database in ${cluster} is of PostgreSQL ${version}, this program has ${program}: use the program that made it to export, then import here.`,
    `${cluster} 中的数据库属于 PostgreSQL ${version}，而本程序带的是 ${program}：请用原来的程序导出，再在这里导入。`,
  )
}

// The user nobody must pass through to its own folders; it can list and read nothing on the way.
const letPass = (folders: string[], launch: Launch): void => {
  if (launch.owner === nobody && process.getuid?.() === 0) for (const folder of folders) chmodSync(folder, 0o711)
}

const handOverAll = ({ cluster, socket }: Folders, launch: Launch): void => {
  handOver(cluster, launch.owner)
  if (process.getuid?.() === 0) chownSync(socket, launch.owner, launch.owner)
}

const patience = 10_000

// What a predecessor left may take a moment to go: its last processes, a zombie, its shared memory.
const startPatiently = async (start: Start, signal: AbortSignal): Promise<Started> => {
  const end = Date.now() + patience
  for (;;) {
    await clearLeftBehind(start.folders, patience)
    const { postmaster, said } = await startPostmaster(start)
    if (postmaster) return { ok: true, start, postmaster }
    const isLeftBehind = /lock file|pre-existing shared memory|shared memory block/.test(said())
    if (!isLeftBehind || Date.now() > end || signal.aborted) return refuseToStart(said())
    await sleep(200)
  }
}

const refuseToStart = (said: string) => {
  const reason = /(?:FATAL|PANIC):\s+(.*)/.exec(said)?.[1] ?? said.trim().split('\n').at(-1) ?? ''
  return refuse(
    `The embedded database does not start (${reason}): mend this, or restore a backup.`,
    `内置数据库无法启动（${reason}）：请排除这个问题，或从备份恢复。`,
  )
}

const makeDatabase = async (socket: string): Promise<void> => {
  const url = addressOf(socket).replace('/wenhao?', '/postgres?')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rowCount } = await client.query(`select from pg_database where datname = 'wenhao'`)
  if (!rowCount) await client.query('create database wenhao')
  await client.end()
}

const keep = (start: Start, first: Postmaster, folders: Folders, release: () => void): EmbeddedDatabase => {
  const lost = new AbortController()
  let postmaster = first
  let isClosing = false
  const watch = async (): Promise<void> => {
    const restarts: number[] = []
    for (;;) {
      const said = await postmaster.ended
      if (isClosing) return
      restarts.push(Date.now())
      if (restarts.filter((at) => at > Date.now() - 60_000).length > 5) return lost.abort(gaveUp(said))
      start.log('the database ended and is started again')
      const again = await startPatiently(start, lost.signal)
      if (!again.ok) return lost.abort(again.sentence)
      postmaster = again.postmaster
      if (isClosing) return postmaster.stop()
    }
  }
  const watching = watch()
  return {
    url: addressOf(folders.socket),
    lost: lost.signal,
    close: async () => {
      isClosing = true
      await postmaster.stop()
      await watching
      removeOwner(folders.run)
      removeOutside(folders)
      release()
    },
  }
}

// A socket's folder that is not in the data folder is nobody's memory: none must pile up among temporary files.
const removeOutside = ({ run, socket }: Folders): void => {
  if (!socket.startsWith(run)) rmSync(socket, { recursive: true, force: true })
}

const gaveUp = (said: string): Sentence => ({
  en: `The embedded database ended again and again (${said.trim().split('\n').at(-1)}): look at the disk and the memory, then start again.`,
  zh: `内置数据库反复中止（${said.trim().split('\n').at(-1)}）：请检查磁盘和内存后再启动。`,
})
