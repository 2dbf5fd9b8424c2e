import type { Config } from './config.ts'
import { type OpenDatabase, openDatabase, type Purpose } from './database.ts'
import { openEmbedded } from './embedded-postgres/index.ts'
import type { Log } from './log.ts'
import { tryOwnDatabase } from './own-database.ts'
import type { Outcome, Sentence } from './sentence.ts'

export type Connection = OpenDatabase & {
  url: string
  /** Aborts, with a sentence as its reason, when the database is gone for good. */
  lost: AbortSignal
}

export type ConnectOptions = {
  config: Config
  command: string
  purpose: Purpose
  mayAttach: boolean
  signal: AbortSignal
  log: Log
  tell(sentence: Sentence): void
}

/** Opens the operator's own database when DATABASE_URL names one, else the embedded one in the data folder. */
export const connect = async (options: ConnectOptions): Promise<Outcome<{ connection: Connection }>> => {
  const { config, log, purpose } = options
  // A command fails with its own sentence when the database goes; a site goes on, and its log says what happened.
  const level = purpose === 'command' ? 'debug' : 'warn'
  const onError = (error: Error) => log[level]({ problem: error.message }, 'a database connection broke')
  if (config.databaseUrl) {
    const tried = await tryOwnDatabase(config.databaseUrl)
    if (!tried.ok) return tried
    const opened = openDatabase(config.databaseUrl, purpose, onError)
    return { ok: true, connection: { ...opened, url: config.databaseUrl, lost: new AbortController().signal } }
  }
  const opened = await openEmbedded({
    ...options,
    dataFolder: config.dataFolder,
    log: (line) => log.debug({ line }, 'postgres'),
  })
  if (!opened.ok) return opened
  const { database } = opened
  const pool = openDatabase(database.url, purpose, onError)
  const close = async () => {
    await pool.close()
    await database.close()
  }
  return { ok: true, connection: { ...pool, url: database.url, lost: database.lost, close } }
}
