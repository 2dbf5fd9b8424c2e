import { once } from 'node:events'
import { createServer } from 'node:net'
import { Client } from '../harness/client.ts'
import { type Site, startSite } from '../harness/site.ts'

export const publicAddress = 'https://wenhao.example'

/** A browser that reaches the site under its public address, through a proxy that speaks https for it. */
export class Visitor extends Client {
  override send(method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) {
    const origin: Record<string, string> = method === 'GET' || method === 'HEAD' ? {} : { origin: publicAddress }
    return super.send(method, path, body as never, { ...origin, ...headers })
  }
}

/** A site with a public address of its own, and the port at which it really listens. */
export const startPublicSite = async (env: Record<string, string> = {}): Promise<Site & { port: number }> => {
  const port = await freePort()
  const site = await startSite({ PORT: String(port), WENHAO_URL: publicAddress, WENHAO_PROXIES: '127.0.0.0/8', ...env })
  return { ...site, port, stranger: (headers) => new Visitor(`http://127.0.0.1:${port}`, headers) }
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
