import { spawnSync } from 'node:child_process'
import { chownSync, lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Outcome, refuse } from '../sentence.ts'

/** How PostgreSQL, which refuses to be root, is started by the person who starts us. */
export type Launch = {
  /** The user who must own the database's folders. */
  owner: number
  identity: { uid?: number; gid?: number }
  wrap(command: string, args: string[]): [string, string[]]
}

export const nobody = 65534
const namespace = ['--user', `--map-user=${nobody}`, `--map-group=${nobody}`, '--']

/** `folders` are those that PostgreSQL must reach: its program and its data. */
export const chooseLaunch = (folders: string[]): Outcome<{ launch: Launch }> => {
  const user = process.getuid?.() ?? 0
  const leash = dieWithParent()
  const plain = (command: string, args: string[]): [string, string[]] => rest([...leash, command, ...args])
  if (user !== 0) return { ok: true, launch: { owner: user, identity: {}, wrap: plain } }
  if (hasNamespaces())
    return {
      ok: true,
      launch: {
        owner: 0,
        identity: {},
        wrap: (command, args) => rest(['unshare', ...namespace, ...leash, command, ...args]),
      },
    }
  const identity = { uid: nobody, gid: nobody }
  if (folders.every((folder) => isReachable(folder, identity)))
    return { ok: true, launch: { owner: nobody, identity, wrap: plain } }
  return refuse(
    `Wenhao was started as root, this machine gives no user namespaces, and the user nobody cannot reach ${folders.join(' and ')}: start Wenhao as an ordinary user, or set DATABASE_URL.`,
    `文号正以 root 身份启动，本机不提供用户命名空间，而 nobody 用户又无法进入 ${folders.join(' 和 ')}：请改用普通用户启动，或设置 DATABASE_URL。`,
  )
}

/** Gives a folder and all in it to the user who will run the database (another way may have been used before). */
export const handOver = (folder: string, owner: number): void => {
  if (process.getuid?.() !== 0 || lstatSync(folder).uid === owner) return
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (!entry.isSymbolicLink()) chownSync(join(entry.parentPath, entry.name), owner, owner)
  chownSync(folder, owner, owner)
}

const rest = ([command, ...args]: string[]): [string, string[]] => [command as string, args]

// PostgreSQL is told to stop when we die, even by kill -9. Linux only; elsewhere the next start stops the orphan.
const dieWithParent = (): string[] => {
  if (process.platform !== 'linux') return []
  return spawnSync('setpriv', ['--pdeathsig', 'INT', '--', 'true']).status === 0
    ? ['setpriv', '--pdeathsig', 'INT', '--']
    : []
}

const hasNamespaces = (): boolean => spawnSync('unshare', [...namespace, 'id', '-un']).status === 0

const isReachable = (folder: string, identity: { uid: number; gid: number }): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...identity, cwd: '/' }).status === 0
