import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { type ArchiveNames, addNames } from './archive-names.ts'
import { articleIdOf, type Into, identityOf, thereAlready } from './import-batch.ts'
import type { Item, Read } from './item.ts'

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
): Promise<ArchiveNames> => {
  const names: ArchiveNames = new Map()
  let waiting: Item[] = []
  const take = async (items: Item[]) => {
    const there = await thereAlready(db, into, items)
    for (const item of items)
      addNames(names, item, there.get(identityOf(into, item).name)?.articleId ?? articleIdOf(into, item))
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
  return names
}

const canBeSeen = ({ state, published }: Item): boolean =>
  state === 'published' && !(published && published > new Date())
