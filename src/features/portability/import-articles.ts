import type { Kysely } from 'kysely'
import { visibleChannels } from '#features/channels/index.ts'
import type { WenhaoDocument } from '#features/document/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import { convertItem, type Knows } from './convert-item.ts'
import type { Counts } from './counts.ts'
import type { FindPicture } from './find-picture.ts'
import { type Into, importBatch, type Outcome, type Ready } from './import-batch.ts'
import type { Item, Read } from './item.ts'
import { takePictures } from './take-pictures.ts'

const batchSize = 100

/** Who hears what becomes of the items while an import goes on. */
export type Listener = {
  lost(where: string, what: string): Promise<void>
  refused(where: string, reason: string): Promise<void>
  skipped(what: string): void
  progress(counts: Counts): void
}

export type Import = {
  reads: AsyncIterable<Read>
  into: Into
  find: FindPicture
  siteLanguage: string
  signal: AbortSignal
}

/** Imports what a reader yields, in batches; stops between two batches when told to. What is imported stays. */
export const importArticles = async (
  db: Kysely<DB>,
  storage: Storage,
  { reads, into, find, siteLanguage, signal }: Import,
  listener: Listener,
): Promise<Counts> => {
  const counts: Counts = { imported: 0, there: 0, refused: 0 }
  const knows: Knows = { channelOf: await channelFinder(db), siteLanguage }
  let batch: Ready[] = []
  const flush = async () => {
    const outcomes = await importBatch(db, into, batch)
    for (const [index, outcome] of outcomes.entries()) await count(counts, outcome, batch[index]?.item, listener)
    batch = []
    listener.progress(counts)
  }
  for await (const read of reads) {
    if (signal.aborted) break
    if ('skipped' in read) listener.skipped(read.skipped)
    else if ('refused' in read) await refuse(counts, read.refused, listener)
    else {
      const ready = await prepare(db, storage, into, read.item, knows, find, listener)
      if (typeof ready === 'string') await refuse(counts, { where: read.item.where, reason: ready }, listener)
      else batch.push(ready)
    }
    if (batch.length >= batchSize) await flush()
  }
  if (batch.length > 0) await flush()
  return counts
}

const refuse = async (counts: Counts, { where, reason }: { where: string; reason: string }, listener: Listener) => {
  counts.refused += 1
  await listener.refused(where, reason)
}

const count = async (counts: Counts, outcome: Outcome, item: Item | undefined, listener: Listener) => {
  if (typeof outcome === 'string') counts[outcome] += 1
  else await refuse(counts, { where: item?.where ?? '', reason: outcome.refused }, listener)
}

/** The item with its pictures, or why it cannot be taken. */
const prepare = async (
  db: Kysely<DB>,
  storage: Storage,
  into: Into,
  item: Item,
  knows: Knows,
  find: FindPicture,
  listener: Listener,
): Promise<Ready | string> => {
  const result = convertItem(item, knows)
  if (!result.ok) return result.reason
  const { details, document, pictures, lost } = result.converted
  const owner = { creatorId: into.creatorId, userId: into.userId }
  const taken = await takePictures(db, storage, owner, { document, pictures, cover: item.cover?.src }, find)
  for (const { what, count: times } of [...lost, ...taken.lost])
    await listener.lost(item.where, times > 1 ? `${times} × ${what}` : what)
  const cover = taken.cover ? { hash: taken.cover, alt: item.cover?.alt ?? '', credit: item.cover?.credit ?? '' } : null
  return { item, details: { ...details, cover: cover ?? firstPicture(taken.document) }, document: taken.document }
}

/** Without a cover of its own, the first picture of a text is it. */
const firstPicture = (document: WenhaoDocument): Ready['details']['cover'] => {
  const figure = document.content?.find(
    ({ type, attrs }) => type === 'figure' && (attrs as { media: string | null }).media,
  )
  if (!figure) return null
  const { media, alt, credit } = figure.attrs as { media: string; alt: string; credit: string }
  return { hash: media, alt, credit }
}

/** Finds a channel by any of its names: a category of the old site that is called like one of ours belongs there. */
const channelFinder = async (db: Kysely<DB>): Promise<Knows['channelOf']> => {
  const channels = await visibleChannels(db)
  const byName = new Map(
    channels.flatMap(({ id, slug, name_zh, name_en }) =>
      [slug, name_zh, name_en].map((name) => [name.toLowerCase(), id]),
    ),
  )
  return (word) => byName.get(word.trim().toLowerCase())
}
