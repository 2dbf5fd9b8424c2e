import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Database, openDatabase } from '#platform/database.ts'
import { addressOf, readOwner } from '#platform/embedded-postgres/owner.ts'

const root = join(import.meta.dirname, '..')

export type BenchSite = { url: string; pid: number; db: Database; close: () => Promise<void> }

/** A site as `npm start` runs it, in a new folder, as a process of its own. */
export const startBenchSite = async (): Promise<BenchSite> => {
  const folder = await mkdtemp(join(tmpdir(), 'wenhao-bench-'))
  const args = ['--max-semi-space-size=16', '--import', './boot/tsx.mjs', 'src/main.ts', 'serve']
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await addressIn(child)
  const owner = readOwner(join(folder, 'run'))
  if (!owner) throw new Error('a site that serves has a database')
  const { db, close } = openDatabase(addressOf(owner.socket), 'command')
  return {
    url,
    pid: child.pid ?? 0,
    db,
    close: async () => {
      await close()
      await stop(child)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export const environment = (folder: string): NodeJS.ProcessEnv => ({
  ...process.env,
  PORT: '0',
  WENHAO_DATA: folder,
  WENHAO_LANG: 'en',
  WENHAO_URL: '',
  DATABASE_URL: '',
})

/** The address that a site says it is at. */
export const addressIn = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      const url = / at (http:\S+)/.exec(said)?.[1]
      if (url) resolve(url)
    })
    child.once('exit', (code) => reject(new Error(`the site ended with ${code}`)))
  })

export const stop = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  await Promise.race([ended, sleep(10_000, undefined, { ref: false })])
}

const ticksPerSecond = 100

/** Seconds of CPU that a process has used; Linux only. */
export const cpuSeconds = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}
