import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Who runs the database of a data folder, for others to attach to or to name. */
export type Owner = { pid: number; command: string; socket: string }

export const readOwner = (run: string): Owner | undefined => {
  try {
    return JSON.parse(readFileSync(join(run, 'owner.json'), 'utf8'))
  } catch {
    return undefined
  }
}

export const writeOwner = (run: string, owner: Owner): void => {
  const draft = join(run, `owner.json.${process.pid}`)
  writeFileSync(draft, JSON.stringify(owner), { mode: 0o600 })
  renameSync(draft, join(run, 'owner.json'))
}

export const removeOwner = (run: string): void => rmSync(join(run, 'owner.json'), { force: true })

export const addressOf = (socket: string): string =>
  `postgres:///wenhao?user=wenhao&port=5432&host=${encodeURIComponent(socket)}`
