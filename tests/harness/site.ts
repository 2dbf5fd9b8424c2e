import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Logger, runOnce } from 'graphile-worker'
import type { Kysely } from 'kysely'
import { afterAll } from 'vitest'
import { type Config, readConfig } from '#platform/config.ts'
import { touch } from '#platform/events.ts'
import { openLog } from '#platform/log.ts'
import type { DB } from '#platform/schema.ts'
import { openSecrets } from '#platform/secrets.ts'
import { folderStorage } from '#platform/storage.ts'
import type { House } from '#web/house.ts'
import { serveWeb } from '#web/serve.ts'
import { taskList } from '#worker/run.ts'
import { Client } from './client.ts'
import { freshDatabase } from './database.ts'

export type Site = {
  url: string
  db: Kysely<DB>
  config: Config
  house: House
  /** Somebody who has not signed in. */
  stranger: (headers?: Record<string, string>) => Client
  /** Runs the outbox and the jobs that it causes, until none is left; pages show what they did. */
  settle: () => Promise<void>
}

/** A whole site on a database of its own, served on a free port; it closes when the test file ends. */
export const startSite = async (env: Record<string, string> = {}): Promise<Site> => {
  const { db, pool, drop } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'wenhao-test-'))
  const read = readConfig({ PORT: '0', WENHAO_DATA: folder, WENHAO_ZONE: 'Asia/Shanghai', ...env })
  if (!read.ok) throw new Error(read.sentence.en)
  const house: House = {
    db,
    config: read.config,
    storage: await folderStorage(join(folder, 'media')),
    secrets: openSecrets(folder),
    log: openLog('silent'),
  }
  const server = await serveWeb(house)
  afterAll(async () => {
    await server.close()
    await drop()
    await rm(folder, { recursive: true, force: true })
  })
  return {
    url: server.url,
    db,
    config: read.config,
    house,
    stranger: (headers) => new Client(server.url, headers),
    settle: async () => {
      await runOnce({
        pgPool: pool,
        logger: new Logger(() => () => {}),
        taskList: taskList(house),
        noHandleSignals: true,
      })
      // Ranked blocks may be half a minute old; a hard purge makes them anew, and a test sees what is.
      await touch(db, [], true)
      await server.pages.touches.catchUp()
    },
  }
}
