import { createServer } from 'node:net'
import type { Config } from '#platform/config.ts'
import type { Outcome, Sentence } from '#platform/sentence.ts'

/** Listens for a moment, so that a taken port is told at once and not after the database has started. */
export const tryToListen = (config: Config): Promise<Outcome<object>> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => {
      const sentence = whyNotListening(error, config)
      if (sentence) resolve({ ok: false, sentence })
      else reject(error)
    })
    server.listen(config.port, config.host, () => server.close(() => resolve({ ok: true })))
  })

/** Why the address could not be listened on; undefined for what is no problem of the address. */
export const whyNotListening = ({ code }: NodeJS.ErrnoException, { host, port }: Config): Sentence | undefined =>
  reasons[code ?? '']?.(host, port)

const reasons: Record<string, (host: string, port: number) => Sentence> = {
  EADDRINUSE: (host, port) => ({
    en: `Port ${port} on ${host} is in use by another program: stop that one, or set PORT to another number.`,
    zh: `${host} 的 ${port} 端口已被其他程序占用：请停止那个程序，或把 PORT 设为别的数字。`,
  }),
  EACCES: (_host, port) => ({
    en: `This user may not listen on port ${port}: set PORT to a number above 1023 and let a proxy lead to it.`,
    zh: `当前用户无权监听 ${port} 端口：请把 PORT 设为大于 1023 的数字，再由反向代理转发。`,
  }),
  EADDRNOTAVAIL: (host) => ({
    en: `HOST=${host} is not an address of this machine: set HOST to one that it has, or to 0.0.0.0.`,
    zh: `HOST=${host} 不是本机的地址：请把 HOST 设为本机已有的地址，或 0.0.0.0。`,
  }),
  ENOTFOUND: (host) => ({
    en: `HOST=${host} is not known: set HOST to an address of this machine, such as 127.0.0.1.`,
    zh: `找不到 HOST=${host}：请把 HOST 设为本机的地址，例如 127.0.0.1。`,
  }),
}
