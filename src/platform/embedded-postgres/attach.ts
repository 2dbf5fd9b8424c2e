import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { holdLock } from '../lock.ts'
import type { Sentence } from '../sentence.ts'
import type { EmbeddedDatabase } from './open.ts'
import { addressOf, type Owner } from './owner.ts'

export const answers = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** Uses the database that another process runs, for as long as that process does. */
export const attach = (owner: Owner, lockFile: string): EmbeddedDatabase => {
  const url = addressOf(owner.socket)
  const lost = new AbortController()
  let watch: pg.Client | undefined
  let isClosed = false
  const keepWatch = async (): Promise<void> => {
    if (isClosed || lost.signal.aborted) return
    watch = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
    const ended = new Promise<void>((resolve) => watch?.on('error', () => {}).on('end', resolve))
    await watch.connect()
    await ended
    if (await isBack(url, lockFile)) return keepWatch()
    if (!isClosed) lost.abort(leftBy(owner))
  }
  keepWatch().catch(() => lost.abort(leftBy(owner)))
  return {
    url,
    lost: lost.signal,
    close: async () => {
      isClosed = true
      await watch?.end().catch(() => {})
    },
  }
}

// The owner restarts a database that crashed. A lock that can be had means that there is no owner any more.
const isBack = async (url: string, lockFile: string): Promise<boolean> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const release = holdLock(lockFile)
    release?.()
    if (release) return false
    if (await answers(url)) return true
    await sleep(100)
  }
  return false
}

const leftBy = ({ command, pid }: Owner): Sentence => ({
  en: `The database went away with \`wenhao ${command}\` (process ${pid}), which ran it: run this command again to go on.`,
  zh: `运行数据库的 \`wenhao ${command}\`（进程 ${pid}）已结束，数据库随之关闭：请再次运行本命令以继续。`,
})
