import { BlockList, isIP, isIPv4 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import { createMiddleware } from 'hono/factory'
import type { Env } from '#features/site/index.ts'
import type { House } from './house.ts'

/** Gives every request what the site is made of, and the address that limits count by. */
export const keepHouse = (house: House) => {
  const proxies = trustedProxies(house.config.proxies)
  return createMiddleware<Env>(async (c, next) => {
    c.set('db', house.db)
    c.set('config', house.config)
    c.set('secrets', house.secrets)
    c.set('storage', house.storage)
    const direct = getConnInfo(c).remote.address ?? ''
    c.set('address', limitAddress(askerAddress(direct, c.req.header('x-forwarded-for'), proxies)))
    await next()
  })
}

/** Addresses and ranges, such as 127.0.0.1 or 10.0.0.0/8, as one list to look in. */
export const trustedProxies = (given: string[]): BlockList => {
  const list = new BlockList()
  for (const [address = '', bits] of given.map((one) => one.split('/'))) {
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    list.addSubnet(address, Number(bits ?? (family === 'ipv4' ? 32 : 128)), family)
  }
  return list
}

/**
 * Behind trusted proxies only, the last address that is not one of them. What is no address at all was written by the
 * asker, not by a proxy, and would open a limit of its own for every try.
 */
export const askerAddress = (direct: string, forwarded: string | undefined, proxies: BlockList): string => {
  const plain = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
  const trusted = (address: string) => isIP(address) !== 0 && proxies.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')
  if (!forwarded || !trusted(plain(direct))) return plain(direct)
  const hops = forwarded.slice(-1000).split(',').map(plain).reverse()
  const asker = hops.find((hop) => !trusted(hop))
  return asker !== undefined && isIP(asker) !== 0 ? asker : plain(direct)
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
