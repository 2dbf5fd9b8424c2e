import { posix } from 'node:path'
import type { Item } from './item.ts'
import { oldPath } from './old-address.ts'

/** What the articles of an archive are called, and the ids that they have here. Undefined where two are called so. */
export type ArchiveNames = Map<string, string | undefined>

export const addNames = (names: ArchiveNames, item: Item, id: string): void => {
  const put = (name: string) => names.set(name, names.has(name) && names.get(name) !== id ? undefined : id)
  const host = hostOf(item.base) ?? item.site
  for (const address of item.addresses) {
    const path = oldPath(address)
    if (path) put(`${hostOf(address) ?? host}\n${plain(path)}`)
  }
  if (item.file) for (const name of tails(item.file)) put(`${item.site}\nfile:${name}`)
}

/** Where an address in an item leads on this site, when the same archive holds what it leads to. */
export const findLink = (names: ArchiveNames, item: Item, address: string): string | undefined => {
  const [whole = '', place] = address.trim().split('#', 2)
  const id = idOf(names, item, whole)
  return id && `/a/${id}${place ? `#${place}` : ''}`
}

const idOf = (names: ArchiveNames, item: Item, address: string): string | undefined => {
  if (address === '' || address.length > 2000) return undefined
  if (address.startsWith('ref:')) return idOfFile(names, item, address.slice(4))
  const url = URL.parse(address, item.base)
  const path = oldPath(url ? url.pathname : address)
  const host = (url ? hostIn(url) : hostOf(item.base)) ?? item.site
  const known = path && (url || address.startsWith('/')) && names.get(`${host}\n${plain(path)}`)
  const isFile = /^[^:?]{1,500}\.(?:md|markdown)$/i.test(address)
  return known || (isFile ? idOfFile(names, item, address) : undefined)
}

const idOfFile = (names: ArchiveNames, { site, file }: Item, written: string): string | undefined => {
  const beside = file && posix.join(posix.dirname(file), written)
  const wanted = [beside, written.replace(/^(?:\.{0,2}\/)+/, '')].filter((name) => name !== undefined)
  return wanted.map((name) => names.get(`${site}\nfile:${bare(name)}`)).find((id) => id !== undefined)
}

const hostOf = (address: string | undefined): string | undefined => {
  const url = address && /^https?:/i.test(address) ? URL.parse(address) : null
  return url ? hostIn(url) : undefined
}

const hostIn = ({ protocol, host }: URL): string | undefined =>
  /^https?:$/.test(protocol) ? host.replace(/^www\./, '') : undefined

/** /2012/a/index.html, /2012/a.html and /2012/a are one page. */
const plain = (path: string): string => path.replace(/(?:\/index)?\.html?$/, '').replace(/\/index$/, '')

const bare = (file: string): string =>
  file
    .replace(/^\/+|\/+$/g, '')
    .replace(/(?:\/_?index)?\.(?:md|markdown|mdown|html)$/i, '')
    .normalize('NFC')

/** A file by its whole path and by every end of it: sources name as much of it as they must. */
const tails = (file: string): string[] => {
  const parts = bare(file).split('/').slice(-8)
  const ends = parts.map((_, at) => parts.slice(at).join('/'))
  const undated = (parts.at(-1) ?? '').replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '')
  return [...new Set([bare(file), ...ends, undated])]
}
