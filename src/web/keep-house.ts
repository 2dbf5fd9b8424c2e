import { isIPv4 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createMiddleware } from 'hono/factory'
import type { Env } from '#features/site/index.ts'
import type { House } from './house.ts'

/** Gives every request what the site is made of, and the address that limits count by. */
export const keepHouse = (house: House) =>
  createMiddleware<Env>(async (c, next) => {
    c.set('db', house.db)
    c.set('config', house.config)
    c.set('secrets', house.secrets)
    c.set('storage', house.storage)
    const direct = getConnInfo(c).remote.address ?? ''
    c.set('address', limitAddress(askerAddress(direct, c.req.header('x-forwarded-for'), house.config.proxies)))
    await next()
  })

/** Behind trusted proxies only, the last address that is not one of them. */
export const askerAddress = (direct: string, forwarded: string | undefined, proxies: string[]): string => {
  const plain = (address: string) => address.trim().replace(/^::ffff:/, '')
  const trusted = (address: string) => proxies.includes(address)
  if (!forwarded || !trusted(plain(direct))) return plain(direct)
  const hops = forwarded.slice(0, 1000).split(',').map(plain).reverse()
  return hops.find((hop) => !trusted(hop)) ?? plain(direct)
}

/** One household is one address: IPv6 counts by its first 64 bits. */
export const limitAddress = (address: string): string => {
  if (isIPv4(address) || !address.includes(':')) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const front = head ? head.split(':') : []
  const back = tail ? tail.split(':') : []
  const groups = [...front, ...Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0'), ...back]
  return `${groups.slice(0, 4).join(':')}::/64`
}
