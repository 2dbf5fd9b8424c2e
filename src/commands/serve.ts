import { setUpLink } from '#features/accounts/index.ts'
import { claimFolder } from '#platform/claim.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Connection, connect } from '#platform/connect.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { type Log, openLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { openSecrets } from '#platform/secrets.ts'
import type { Outcome, Sentence } from '#platform/sentence.ts'
import { serveHouse } from '#web/serve.ts'
import { type Command, type Io, refuseWith, say } from './command.ts'
import { whyNotListening } from './why-not-listening.ts'

export const run: Command = async (_args, io) => {
  const read = readConfig(io.env)
  if (!read.ok) return refuseWith(io, read.sentence)
  const { config } = read
  const folder = openDataFolder(config.dataFolder)
  if (!folder.ok) return refuseWith(io, folder.sentence)
  const claimed = await claimFolder(config.dataFolder)
  if (!claimed.ok) return refuseWith(io, claimed.sentence)
  const { claim } = claimed
  const log = openLog(config.logLevel)
  const tell = (sentence: Sentence) => say(io, sentence)
  const { signal } = io
  const connected = await connect({ config, command: 'serve', purpose: 'web', mayAttach: false, signal, log, tell })
  if (!connected.ok) return stopped(io) ? 0 : refuseWith(io, connected.sentence)
  const { connection } = connected
  try {
    const opened = await open(config, connection, log)
    if (!opened.ok) return stopped(io) ? 0 : refuseWith(io, opened.sentence)
    claim.note({ url: opened.url })
    await announce(io, connection, opened.url)
    await ended(AbortSignal.any([signal, connection.lost]))
    claim.note({ isStopping: true })
    await opened.close()
    return stopped(io) ? 0 : refuseWith(io, connection.lost.reason)
  } finally {
    await connection.close()
    claim.release()
  }
}

const stopped = (io: Io): boolean => io.signal.aborted

type House = { url: string; close(): Promise<void> }

const open = async (config: Config, connection: Connection, log: Log): Promise<Outcome<House>> => {
  const migrated = await migrate(connection)
  if (!migrated.ok) return migrated
  const { db, url: databaseUrl } = connection
  const secrets = openSecrets(config.dataFolder)
  try {
    return { ok: true, ...(await serveHouse({ db, databaseUrl, config, secrets, log })) }
  } catch (error) {
    const sentence = whyNotListening(error as NodeJS.ErrnoException, config)
    if (!sentence) throw error
    return { ok: false, sentence }
  }
}

const announce = async (io: Io, { db }: Connection, url: string): Promise<void> => {
  say(io, { en: `Wenhao is at ${url}`, zh: `文号已启动：${url}` })
  const link = await setUpLink(db, url)
  if (link)
    say(io, {
      en: `Make the operator's account here (the link works once, for a day): ${link}`,
      zh: `请打开这个链接创建运营者账号（一天内有效，只能使用一次）：${link}`,
    })
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  )
