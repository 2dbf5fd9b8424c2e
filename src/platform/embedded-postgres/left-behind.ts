import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Folders } from './folders.ts'

/**
 * Clears what an earlier PostgreSQL left. PostgreSQL itself refuses to start when postmaster.pid names any living
 * process, even a stranger who got the number later, or a zombie. Call it with the folder's lock in hand.
 */
export const clearLeftBehind = async ({ cluster, socket }: Folders, patience = 10_000): Promise<void> => {
  const end = Date.now() + patience
  for (const pid of survivors(cluster)) interrupt(pid)
  while (survivors(cluster).length && Date.now() < end) await sleep(50)
  if (survivors(cluster).length) return
  for (const name of readdirSync(socket)) if (name.startsWith('.s.PGSQL.')) rmSync(join(socket, name), { force: true })
  const named = namedPid(cluster)
  // A dead process is left to PostgreSQL, which also looks for its shared memory.
  if (named && isAlive(named)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

const survivors = (cluster: string): number[] =>
  process.platform === 'linux' ? workingIn(cluster) : namedAndOurs(cluster)

// Every process of PostgreSQL works in its data folder.
const workingIn = (cluster: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === cluster && isPostgres(readlinkSync(`/proc/${name}/exe`))
      } catch {
        return false
      }
    })
    .map(Number)

const namedAndOurs = (cluster: string): number[] => {
  const pid = namedPid(cluster)
  if (!pid) return []
  try {
    const command = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8', stdio: 'pipe' })
    return command.includes('postgres') && command.includes(cluster) ? [pid] : []
  } catch {
    return []
  }
}

const isPostgres = (executable: string): boolean => basename(executable.replace(/ \(deleted\)$/, '')) === 'postgres'

const namedPid = (cluster: string): number | undefined => {
  try {
    const pid = Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10)
    return Number.isFinite(pid) && Math.abs(pid) > 1 ? Math.abs(pid) : undefined
  } catch {
    return undefined
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const interrupt = (pid: number): void => {
  try {
    process.kill(pid, 'SIGINT')
  } catch {}
}
