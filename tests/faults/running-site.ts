import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { vi } from 'vitest'
import { type Database, openDatabase } from '#platform/database.ts'
import { addressOf, readOwner } from '#platform/embedded-postgres/owner.ts'
import { type Program, processesOf, serve } from '../boot/program.ts'
import { Client } from '../harness/client.ts'

/** A site that runs as a process of its own, and a look into its database. */
export type RunningSite = Program & { url: string; folder: string; db: Database; close(): Promise<void> }

export const startOn = async (folder: string, env: Record<string, string> = {}): Promise<RunningSite> => {
  const program = await serve(folder, { env })
  const owner = readOwner(join(folder, 'run'))
  if (!owner) throw new Error('a site that serves has a database')
  const { db, close } = openDatabase(addressOf(owner.socket), 'command')
  return { ...program, folder, db, close }
}

/** kill -9 of the program alone: the database hears of it and stops by itself. */
export const killProgram = async (site: RunningSite): Promise<void> => {
  site.child.kill('SIGKILL')
  await site.ended
  await site.close()
}

/** kill -9 of the program and of every process of its database, as when the machine runs out of memory. */
export const killEverything = async (site: RunningSite): Promise<void> => {
  // The database first: it writes down what it has when it hears that the program died.
  for (const pid of databaseProcesses(site.folder)) kill(pid)
  site.child.kill('SIGKILL')
  await site.ended
  await site.close()
}

/** kill -9 of the one process that all others of the database hang on. */
export const killDatabase = ({ folder }: RunningSite): void => kill(postmasterOf(folder))

/** kill -9 of a process that serves one connection: the database starts all of them anew. */
export const killOneProcess = ({ folder }: RunningSite): void =>
  kill(Number.parseInt(processesOf(folder).find((line) => /postgres: wenhao wenhao/.test(line)) ?? '', 10))

export const postmasterOf = (folder: string): number =>
  Number.parseInt(processesOf(folder).find((line) => line.includes('bin/postgres')) ?? '', 10)

const databaseProcesses = (folder: string): number[] => processesOf(folder).map((line) => Number.parseInt(line, 10))

const kill = (pid: number): void => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It went before we came.
  }
}

/** The same browser at the site's new address. */
export const at = (site: { url: string }, person: Client): Client => {
  const client = new Client(site.url)
  for (const [name, value] of person.cookies) client.cookies.set(name, value)
  return client
}

/** A moment that nobody chose, so that a kill does not always hit the same place. */
export const aMoment = (longest: number): Promise<void> => sleep(Math.random() * longest)

/** Waits for something to become true, on a machine that may be busy. */
export const until = (condition: () => boolean | Promise<boolean>, timeout = 60_000): Promise<unknown> =>
  vi.waitUntil(condition, { timeout, interval: 10 })

/** A request that hangs is a failure of its own, told apart from one that is refused. */
export const within = async <T>(limit: number, work: Promise<T>): Promise<T> => {
  const timer = new AbortController()
  const late = sleep(limit, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`no answer within ${limit} ms`)
  })
  late.catch(() => {})
  return Promise.race([work, late]).finally(() => timer.abort())
}
