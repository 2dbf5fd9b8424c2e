import { setUpPath } from '#features/accounts/index.ts'
import type { Config } from '#platform/config.ts'
import type { Connection } from '#platform/connect.ts'
import { openDatabase } from '#platform/database.ts'
import type { Log } from '#platform/log.ts'
import type { Outcome } from '#platform/sentence.ts'
import { folderStorage } from '#platform/storage.ts'
import { serveHouse } from '#web/serve.ts'
import { runJobs } from '#worker/run.ts'
import { whyNotListening } from './why-not-listening.ts'

export type Site = {
  url: string
  /** The path of the link that makes the first operator, while there is none. */
  setUpPath: string | undefined
  close(): Promise<void>
}

type Ground = { config: Config; log: Log; connection: Connection }

/** The pages and the jobs of the site, in this process. */
export const openSite = async ({ config, log, connection }: Ground): Promise<Outcome<{ site: Site }>> => {
  const house = { db: connection.db, config, storage: folderStorage(config.dataFolder), log }
  const server = await listen(house)
  if (!server.ok) return server
  const jobs = openDatabase(connection.url, 'jobs', (error) => log.warn({ err: error }, 'a database connection broke'))
  const runner = await runJobs({ ...house, db: jobs.db }, jobs.pool)
  const close = async () => {
    await Promise.all([server.close(), runner.stop().catch(() => {})])
    await jobs.close()
  }
  return { ok: true, site: { url: server.url, setUpPath: await setUpPath(connection.db), close } }
}

const listen = async (
  house: Parameters<typeof serveHouse>[0],
): Promise<Outcome<Awaited<ReturnType<typeof serveHouse>>>> => {
  try {
    return { ok: true, ...(await serveHouse(house)) }
  } catch (error) {
    const sentence = whyNotListening(error as NodeJS.ErrnoException, house.config)
    if (!sentence) throw error
    return { ok: false, sentence }
  }
}
