import { type Config, readConfig } from '#platform/config.ts'
import { type Connection, connect } from '#platform/connect.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { type Log, openLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import type { Outcome, Sentence } from '#platform/sentence.ts'
import { type Io, refuseWith, say } from './command.ts'

export type Opened = {
  config: Config
  log: Log
  connection: Connection
  /** Aborts when the command is to stop, also because the database went away. */
  signal: AbortSignal
}

type Work = (opened: Opened) => Promise<number>

/**
 * For commands that work while the site runs: attaches to its database, or starts the database for as long as the
 * command takes. When who ran the database leaves, the command is told to stop by its signal, and why is printed.
 */
export const withDatabase = (io: Io, command: string, work: Work): Promise<number> =>
  withUnmigrated(io, command, async (opened) => {
    const migrated = await migrate(opened.connection)
    return migrated.ok ? work(opened) : refuseWith(io, migrated.sentence)
  })

/** The same, with the database in whatever form it is. */
export const withUnmigrated = async (io: Io, command: string, work: Work): Promise<number> => {
  const opened = await open(io, command)
  if (!opened.ok) return refuseWith(io, opened.sentence)
  const { connection } = opened.opened
  try {
    const status = await work(opened.opened)
    return connection.lost.aborted ? refuseWith(io, connection.lost.reason) : status
  } catch (error) {
    if (!connection.lost.aborted) throw error
    return refuseWith(io, connection.lost.reason)
  } finally {
    await connection.close()
  }
}

const open = async (io: Io, command: string): Promise<Outcome<{ opened: Opened }>> => {
  const read = readConfig(io.env)
  if (!read.ok) return read
  const { config } = read
  const folder = openDataFolder(config.dataFolder)
  if (!folder.ok) return folder
  const log = openLog(config.logLevel)
  const tell = (sentence: Sentence) => say(io, sentence)
  const { signal } = io
  const connected = await connect({ config, command, purpose: 'command', mayAttach: true, signal, log, tell })
  if (!connected.ok) return connected
  const { connection } = connected
  return { ok: true, opened: { config, log, connection, signal: AbortSignal.any([signal, connection.lost]) } }
}
