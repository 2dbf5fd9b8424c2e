import { setTimeout as sleep } from 'node:timers/promises'
import { holdLock } from '../lock.ts'
import { type Outcome, refuse, type Sentence } from '../sentence.ts'
import { answers, attach } from './attach.ts'
import { layOut } from './folders.ts'
import { own } from './own.ts'
import { addressOf, type Owner, readOwner } from './owner.ts'

export type EmbeddedDatabase = {
  url: string
  /** Aborts, with a sentence as its reason, when the database is gone for good. */
  lost: AbortSignal
  close(): Promise<void>
}

export type OpenOptions = {
  dataFolder: string
  /** What runs, for others to name: `serve`, `import`. */
  command: string
  /** Whether a database that another process runs will do. */
  mayAttach: boolean
  signal: AbortSignal
  settings?: Record<string, string>
  tell(sentence: Sentence): void
  log(line: string): void
}

const patience = 60_000

/** Who comes first starts the database and owns it; who comes later attaches, or waits until it is free. */
export const openEmbedded = async (options: OpenOptions): Promise<Outcome<{ database: EmbeddedDatabase }>> => {
  const laidOut = layOut(options.dataFolder)
  if (!laidOut.ok) return laidOut
  const { folders } = laidOut
  const lockFile = `${folders.run}/database.lock`
  const end = Date.now() + patience
  for (let told = false; !options.signal.aborted; await sleep(100)) {
    const release = holdLock(lockFile)
    if (release) return own(folders, options, release)
    const owner = readOwner(folders.run)
    if (options.mayAttach && owner && (await answers(addressOf(owner.socket))))
      return { ok: true, database: attach(owner, lockFile) }
    if (options.mayAttach && Date.now() > end) return silent(owner)
    if (!options.mayAttach && owner && !told) {
      options.tell(waitingFor(owner))
      told = true
    }
  }
  return refuse('Stopped before the database was open.', '数据库尚未打开，已停止。')
}

const waitingFor = ({ command, pid }: Owner): Sentence => ({
  en: `The database is in use by \`wenhao ${command}\` (process ${pid}): waiting until it ends.`,
  zh: `数据库正由 \`wenhao ${command}\`（进程 ${pid}）使用：等它结束。`,
})

const silent = (owner: Owner | undefined) =>
  refuse(
    `The database of this data folder is held by process ${owner?.pid ?? '?'} and does not answer: stop that process and try again.`,
    `这个数据文件夹的数据库由进程 ${owner?.pid ?? '?'} 占用且没有回应：请停止该进程后重试。`,
  )
