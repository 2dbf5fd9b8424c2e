import { claimFolder } from '#platform/claim.ts'
import { type Config, readConfig } from '#platform/config.ts'
import { type Connection, connect } from '#platform/connect.ts'
import { openDataFolder } from '#platform/data-folder.ts'
import { openLog } from '#platform/log.ts'
import { migrate } from '#platform/migrate.ts'
import { openStorage } from '#platform/open-storage.ts'
import { openSecrets } from '#platform/secrets.ts'
import type { Outcome, Sentence } from '#platform/sentence.ts'
import type { House } from '#web/house.ts'
import type { Foundation, Served } from '#web/serve.ts'
import { type Command, type Io, refuseWith, say } from './command.ts'
import { tryToListen, whyNotListening } from './listening.ts'

export const run: Command = (_args, io) => runSite(io)

/** What another kind of site asks of its database before it is used, and brings into it. */
export type Kind = {
  accepts(db: Connection['db'], config: Config): Promise<Outcome<unknown>>
  furnish(house: House): Promise<void>
}

/** Runs the site until it is told to stop, or its database is gone for good. */
export const runSite = async (io: Io, kind?: Kind): Promise<number> => {
  const parts = new Parts()
  try {
    const opened = await open(io, parts, kind)
    if (!opened.ok) return io.signal.aborted ? 0 : refuseWith(io, opened.sentence)
    const { url, link, lost } = opened
    announce(io, url, link)
    await ended(AbortSignal.any([io.signal, lost]))
    return io.signal.aborted ? 0 : refuseWith(io, lost.reason)
  } finally {
    await parts.close()
  }
}

type Running = { url: string; link: string | undefined; lost: AbortSignal }

const open = async (io: Io, parts: Parts, kind: Kind | undefined): Promise<Outcome<Running>> => {
  const read = readConfig(io.env)
  if (!read.ok) return read
  const { config } = read
  const folder = openDataFolder(config.dataFolder)
  if (!folder.ok) return folder
  const claimed = await claimFolder(config.dataFolder)
  if (!claimed.ok) return claimed
  const { claim } = claimed
  parts.add(claim.release)
  const free = await tryToListen(config)
  if (!free.ok) return free
  const stored = await openStorage(config)
  if (!stored.ok) return stored
  if (stored.isAway) say(io, stored.isAway)
  const { storage } = stored
  const program = loadProgram()
  const log = openLog(config.logLevel)
  const tell = (sentence: Sentence) => say(io, sentence)
  const { signal } = io
  const connected = await connect({ config, command: 'serve', purpose: 'web', mayAttach: false, signal, log, tell })
  if (!connected.ok) return connected
  const { connection } = connected
  parts.add(connection.close)
  const migrated = await migrate(connection)
  if (!migrated.ok) return migrated
  const { db, url: databaseUrl, lost } = connection
  const accepted = await kind?.accepts(db, config)
  if (accepted && !accepted.ok) return accepted
  const { serveHouse, setUpLink } = await program
  const served = await listen(serveHouse, {
    db,
    databaseUrl,
    storage,
    config,
    secrets: openSecrets(config.dataFolder),
    log,
    furnish: kind?.furnish,
  })
  if (!served.ok) return served
  parts.add(served.close)
  parts.add(claim.noteStopping)
  claim.note(served.url)
  return { ok: true, url: served.url, link: await setUpLink(db, served.url), lost }
}

// The pages take longest to load: this happens while the database starts, and not at all when it is refused before.
const loadProgram = async () => {
  const [{ serveHouse }, { setUpLink }] = await Promise.all([
    import('#web/serve.ts'),
    import('#features/accounts/index.ts'),
  ])
  return { serveHouse, setUpLink }
}

type Serve = (foundation: Foundation) => Promise<Served>

const listen = async (serveHouse: Serve, foundation: Foundation): Promise<Outcome<Served>> => {
  try {
    return { ok: true, ...(await serveHouse(foundation)) }
  } catch (error) {
    const sentence = whyNotListening(error as NodeJS.ErrnoException, foundation.config)
    if (!sentence) throw error
    return { ok: false, sentence }
  }
}

/** What was opened, closed in the opposite order. */
class Parts {
  private readonly closers: (() => unknown)[] = []

  add(close: () => unknown): void {
    this.closers.unshift(close)
  }

  async close(): Promise<void> {
    for (const close of this.closers) await close()
  }
}

const announce = (io: Io, url: string, link: string | undefined): void => {
  say(io, { en: `Wenhao is at ${url}`, zh: `文号已启动：${url}` })
  if (link)
    say(io, {
      en: `Make the operator's account here (the link works once, for a day): ${link}`,
      zh: `请打开这个链接创建运营者账号（一天内有效，只能使用一次）：${link}`,
    })
}

const ended = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
