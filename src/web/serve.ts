import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { closeDarkroom } from '#features/media/index.ts'
import { flushOpens } from '#features/reading/index.ts'
import { PageCache } from '#platform/page-cache/index.ts'
import { runJobs } from '#worker/run.ts'
import { makeApp } from './app.tsx'
import { firstStart } from './first-start.ts'
import { frontOf } from './front.ts'
import type { House } from './house.ts'

export type Foundation = House & {
  databaseUrl: string
  /** Brings what a site of another kind is to have before its first readers. */
  furnish?: ((house: House) => Promise<void>) | undefined
}

export type Served = { url: string; close: () => Promise<void> }

/** Serves the site and runs its jobs until closed. Rejects with the system's error when it cannot listen. */
export const serveHouse = async ({ databaseUrl, furnish, ...house }: Foundation): Promise<Served> => {
  await furnish?.(house)
  await firstStart(house)
  const web = await serveWeb(house)
  const jobs = await runJobs(house, databaseUrl)
  return {
    url: web.url,
    close: async () => {
      await web.close()
      await flushOpens(house.db)
      await jobs.stop()
      await closeDarkroom()
    },
  }
}

// Whoever sends a letter a minute holds a connection no longer than this. A phone may take minutes for its pictures.
const seconds = 1000
export const patience = {
  headersTimeout: 15 * seconds,
  requestTimeout: 300 * seconds,
  connectionsCheckingInterval: 5 * seconds,
  keepAliveTimeout: 10 * seconds,
  maxHeaderSize: 16 * 1024,
}

/** The web alone, without jobs. */
export const serveWeb = async (house: House): Promise<Served & { pages: PageCache }> => {
  const pages = new PageCache(house.db, house.config.cacheMegabytes)
  const app = makeApp(house, pages)
  const listener = getRequestListener(app.fetch)
  const router: RequestListener = (request, response) => void listener(request, response)
  const server = createServer(patience, frontOf({ house, app, pages, router }))
  const { host, port, publicUrl } = house.config
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  return {
    url: publicUrl?.origin ?? `http://${shownHost(host)}:${actualPort}`,
    pages,
    close: () =>
      new Promise((resolve) => {
        pages.close()
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 2000).unref()
      }),
  }
}

const shownHost = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
