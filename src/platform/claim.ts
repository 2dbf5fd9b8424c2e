import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { holdLock } from './lock.ts'
import { type Outcome, refuse } from './sentence.ts'

/** One `serve` for each data folder: the claim is given back when it ends, however it ends. */
export type Claim = {
  /** Says where the site is, for others to name. */
  note(url: string): void
  noteStopping(): void
  release(): void
}

type Note = { pid: number; url?: string; isStopping?: boolean }

const patience = 8_000

export const claimFolder = async (dataFolder: string): Promise<Outcome<{ claim: Claim }>> => {
  const run = join(dataFolder, 'run')
  const file = join(run, 'serve.json')
  for (const end = Date.now() + patience; ; await sleep(100)) {
    const release = holdLock(join(run, 'serve.lock'))
    if (release) return { ok: true, claim: claim(file, release) }
    const holder = read(file)
    // One that is on its way out is worth a moment's wait: this is how a restart looks.
    if (!holder?.isStopping || Date.now() > end) return taken(dataFolder, holder)
  }
}

const claim = (file: string, release: () => void): Claim => {
  let note: Note = { pid: process.pid }
  const write = () => writeFileSync(file, JSON.stringify(note), { mode: 0o600 })
  write()
  return {
    note: (url) => {
      note = { ...note, url }
      write()
    },
    noteStopping: () => {
      note = { ...note, isStopping: true }
      write()
    },
    release: () => {
      rmSync(file, { force: true })
      release()
    },
  }
}

const read = (file: string): Note | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

const taken = (folder: string, holder: Note | undefined) => {
  const who = `${holder?.pid ?? '?'}${holder?.url ? `, ${holder.url}` : ''}`
  return refuse(
    `The data folder ${folder} is in use by another Wenhao (process ${who}): stop that one, or set WENHAO_DATA to another folder.`,
    `数据文件夹 ${folder} 正由另一个文号使用（进程 ${who}）：请先停止它，或把 WENHAO_DATA 设为另一个文件夹。`,
  )
}
