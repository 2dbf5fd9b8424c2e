import { posix } from 'node:path'
import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { articleIdOf, type Into, identityOf, thereAlready } from './import-batch.ts'
import type { Item, Read } from './item.ts'
import { oldPath } from './old-address.ts'

/** Where an address in an item leads on this site, when the same archive holds what it leads to. */
export type FindLink = (item: Item, address: string) => string | undefined

const batchSize = 500

/**
 * Reads an archive through once, before it is imported, for what its articles are called: links among them then lead
 * from article to article here, by their old addresses or, for `ref:`, by their source files. Drafts are no targets, and
 * a name that two articles bear is none.
 */
export const linksAmong = async (
  db: Kysely<DB>,
  into: Into,
  reads: AsyncIterable<Read>,
  signal: AbortSignal,
): Promise<FindLink> => {
  const names = new Names()
  let waiting: Item[] = []
  const take = async (items: Item[]) => {
    const there = await thereAlready(db, into, items)
    for (const item of items)
      names.add(item, there.get(identityOf(into, item).name)?.articleId ?? articleIdOf(into, item))
  }
  for await (const read of reads) {
    if (signal.aborted) break
    if (!('item' in read) || !canBeSeen(read.item)) continue
    waiting.push({ ...read.item, body: '', notes: {}, comments: [] })
    if (waiting.length < batchSize) continue
    await take(waiting)
    waiting = []
  }
  await take(waiting)
  return (item, address) => names.find(item, address)
}

const canBeSeen = ({ state, published }: Item): boolean =>
  state === 'published' && !(published && published > new Date())

class Names {
  /** Undefined where two articles are called so. */
  readonly #ids = new Map<string, string | undefined>()

  add(item: Item, id: string): void {
    const host = hostOf(item.base) ?? item.site
    for (const address of item.addresses) {
      const path = oldPath(address)
      if (path) this.#put(`${hostOf(address) ?? host}\n${plain(path)}`, id)
    }
    if (item.file) for (const name of tails(item.file)) this.#put(`${item.site}\nfile:${name}`, id)
  }

  find(item: Item, address: string): string | undefined {
    const [whole = '', place] = address.trim().split('#', 2)
    const id = this.#idOf(item, whole)
    return id && `/a/${id}${place ? `#${place}` : ''}`
  }

  #idOf(item: Item, address: string): string | undefined {
    if (address === '' || address.length > 2000) return undefined
    if (address.startsWith('ref:')) return this.#fileOf(item, address.slice(4))
    const url = URL.parse(address, item.base)
    const path = oldPath(url ? url.pathname : address)
    const host = hostOf(url?.href ?? item.base) ?? item.site
    const known = path && (url || address.startsWith('/')) && this.#ids.get(`${host}\n${plain(path)}`)
    const isFile = /^[^:?]{1,500}\.(?:md|markdown)$/i.test(address)
    return known || (isFile ? this.#fileOf(item, address) : undefined)
  }

  #fileOf({ site, file }: Item, written: string): string | undefined {
    const beside = file && posix.join(posix.dirname(file), written)
    const names = [beside, written.replace(/^(?:\.{0,2}\/)+/, '')].filter((name) => name !== undefined)
    return names.map((name) => this.#ids.get(`${site}\nfile:${bare(name)}`)).find((id) => id !== undefined)
  }

  #put(name: string, id: string): void {
    this.#ids.set(name, this.#ids.has(name) && this.#ids.get(name) !== id ? undefined : id)
  }
}

const hostOf = (address: string | undefined): string | undefined =>
  address && /^https?:/i.test(address) ? URL.parse(address)?.host.replace(/^www\./, '') : undefined

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
