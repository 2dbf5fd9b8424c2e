import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { makeApp } from './app.tsx'
import type { House } from './house.ts'

/** Serves the site until closed. Rejects with the system's error (EADDRINUSE …) when it cannot listen. */
export const serveHouse = async (house: House): Promise<{ url: string; close: () => Promise<void> }> => {
  const app = makeApp(house)
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  const { host, port } = house.config
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  const actualPort = typeof address === 'object' && address ? address.port : port
  return {
    url: house.config.url ?? `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${actualPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
        setTimeout(() => server.closeAllConnections(), 2000).unref()
      }),
  }
}
