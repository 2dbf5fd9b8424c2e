import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'

const machine =
  hostname()
    .replace(/[^A-Za-z0-9.]/g, '')
    .slice(0, 40) || 'local'
const day = 24 * 60 * 60 * 1000
const inUse = new Set<string>()

/** Runs with a fresh folder for unfinished files, which is removed afterwards whatever happens. */
export const withScratch = async <T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = join(parent, `${machine}-${process.pid}-${randomBytes(6).toString('hex')}`)
  inUse.add(folder)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
    inUse.delete(folder)
  }
}

/** Removes what killed processes left unfinished. */
export const sweepScratch = async (parent: string): Promise<void> => {
  for (const name of (await readdir(parent).catch(unlessMissing)) ?? []) {
    const folder = join(parent, name)
    if (!inUse.has(folder) && (await isAbandoned(folder, name))) await rm(folder, { recursive: true, force: true })
  }
}

// Another command may be at work in the same place: its process lives, or is on a machine that we cannot ask.
const isAbandoned = async (folder: string, name: string): Promise<boolean> => {
  const [host, pid] = name.split('-')
  if (host === machine && (Number(pid) === process.pid || !isAlive(Number(pid)))) return true
  const found = await stat(folder).catch(unlessMissing)
  return found !== undefined && Date.now() - found.mtimeMs > day
}

const isAlive = (pid: number): boolean => {
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Turns "no such file" into nothing; other errors stay errors. */
export const unlessMissing = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
}
