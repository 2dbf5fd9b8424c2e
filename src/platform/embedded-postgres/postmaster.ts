import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { environment } from '../config.ts'
import type { Folders } from './folders.ts'
import type { Launch } from './launch.ts'

export type Postmaster = {
  /** Ends with what it last said when the database stops, for whatever reason. */
  ended: Promise<string>
  stop(): Promise<void>
}

// Modest: a small site on a small machine. Large ones have a database of their own.
const settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '64MB',
  effective_cache_size: '512MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '256MB',
  autovacuum_max_workers: '2',
  max_parallel_workers_per_gather: '0',
  io_method: 'sync',
  max_logical_replication_workers: '0',
  jit: 'off',
  random_page_cost: '1.1',
  timezone: 'UTC',
  // Statements may carry what people wrote: they stay out of the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
}

export type Start = {
  folders: Folders
  binaries: string
  launch: Launch
  settings?: Record<string, string>
  log(line: string): void
}

/** Starts PostgreSQL and waits until it answers; undefined and its last words when it did not come up. */
export const startPostmaster = async (start: Start): Promise<{ postmaster?: Postmaster; said: () => string }> => {
  const child = launch(start)
  const takeAlong = () => child.kill('SIGINT')
  process.on('exit', takeAlong)
  let said = ''
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', () => {
      process.off('exit', takeAlong)
      resolve(said)
    })
  })
  const ready = new Promise<true>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (data: string) => {
      said = (said + data).slice(-4000)
      for (const line of data.split('\n')) if (line) start.log(line)
      if (said.includes('database system is ready to accept connections')) resolve(true)
    })
  })
  const isReady = await Promise.race([ready, ended.then(() => false)])
  const words = () => said
  return isReady ? { postmaster: { ended, stop: () => stop(child, ended) }, said: words } : { said: words }
}

const launch = ({ folders, binaries, launch, settings: own }: Start): ChildProcess => {
  const all = { ...settings, unix_socket_directories: folders.socket, ...own }
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [program, args] = launch.wrap(join(binaries, 'postgres'), ['-D', folders.cluster, ...flags])
  // Its own process group: Ctrl-C in the terminal reaches us alone, and we stop it when our work is done.
  return spawn(program, args, {
    ...launch.identity,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: environment.PATH, LC_ALL: 'C' },
  })
}

// Fast shutdown first; what then still runs is left to crash recovery at the next start, which loses nothing.
const stop = async (child: ChildProcess, ended: Promise<string>): Promise<void> => {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    child.kill(signal)
    const isGone = await Promise.race([ended.then(() => true), sleep(signal === 'SIGINT' ? 2500 : 500, false)])
    if (isGone) return
  }
}
