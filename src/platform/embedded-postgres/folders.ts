import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Outcome, refuse } from '../sentence.ts'
import { nobody } from './launch.ts'

export type Folders = {
  /** The database's own files. */
  cluster: string
  /** Locks, and the note that says who runs the database. */
  run: string
  /** Where the Unix socket is: nobody else may enter. */
  socket: string
}

// The whole path of a Unix socket has about 107 bytes, on macOS 103.
const longestSocketFolder = 90

export const layOut = (dataFolder: string): Outcome<{ folders: Folders }> => {
  const run = join(dataFolder, 'run')
  const inside = join(run, 'postgres')
  const socket = Buffer.byteLength(inside) <= longestSocketFolder ? inside : outside(dataFolder)
  mkdirSync(run, { recursive: true, mode: 0o700 })
  mkdirSync(socket, { recursive: true, mode: 0o700 })
  if (!isOurs(socket))
    return refuse(
      `${socket} belongs to somebody else or is open to others, so the database's socket cannot lie there: remove it and start again.`,
      `${socket} 属于他人或对他人开放，数据库的套接字不能放在那里：请删除它再启动。`,
    )
  return { ok: true, folders: { cluster: join(dataFolder, 'postgres'), run, socket } }
}

const outside = (dataFolder: string): string => {
  const name = createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)
  return join(tmpdir(), `wenhao-${process.getuid?.() ?? 0}-${name}`)
}

const isOurs = (folder: string): boolean => {
  const found = lstatSync(folder)
  const us = process.getuid?.() ?? 0
  if (!found.isDirectory() || !(found.uid === us || (us === 0 && found.uid === nobody))) return false
  if (found.mode & 0o077) chmodSync(folder, 0o700)
  return true
}
