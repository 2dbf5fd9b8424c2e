import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { visibleChannels } from '#features/channels/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import type { Knows } from './convert-item.ts'
import type { Counts } from './counts.ts'
import type { FindPicture } from './find-picture.ts'
import { type Into, identityOf, importBatch, type Ready, thereAlready } from './import-batch.ts'
import type { Item, Loss, Read } from './item.ts'
import type { FindLink } from './links-among.ts'
import { type Preparing, prepareItem } from './prepare-item.ts'

const batchSize = 100

/** Who hears what becomes of the items while an import goes on. */
export type Listener = {
  lost(where: string, lost: Loss[]): Promise<void>
  refused(where: string, reason: string): Promise<void>
  skipped(what: string): void
  progress(counts: Counts): void
}

export type Import = {
  reads: AsyncIterable<Read>
  into: Into
  find: FindPicture
  siteLanguage: string
  /** Where links between the articles of the archive lead; see `linksAmong`. */
  links?: FindLink
  signal: AbortSignal
}

/**
 * Imports what a reader yields, in batches that are each written whole or not at all; stops between two items when told
 * to. What is imported stays, and the next run finds it there.
 */
export const importArticles = async (
  db: Kysely<DB>,
  storage: Storage,
  { reads, into, find, siteLanguage, links, signal }: Import,
  listener: Listener,
): Promise<Counts> => {
  const knows: Knows = { channelOf: await channelFinder(db), siteLanguage, linkOf: links }
  const run = new ImportRun({ db, storage, into, find, knows }, listener, signal)
  let waiting: Item[] = []
  try {
    for await (const read of reads) {
      if (signal.aborted) break
      if ('skipped' in read) listener.skipped(read.skipped)
      else if ('refused' in read) await run.refuse(read.refused.where, read.refused.reason)
      else waiting.push(read.item)
      if (waiting.length < batchSize) continue
      await run.take(waiting)
      waiting = []
    }
    if (!signal.aborted) await run.take(waiting)
  } finally {
    await run.written()
  }
  return run.counts
}

type Seen = { digest: string; title: string; where: string }

// With the same title it is an earlier or a later form of one article, as in two exports of a site.
const isAnother = (twin: Seen, item: Item): boolean => twin.digest !== item.digest && twin.title !== item.title

class ImportRun {
  readonly counts: Counts = { imported: 0, there: 0, refused: 0 }
  readonly #with: Preparing & { into: Into }
  readonly #listener: Listener
  readonly #signal: AbortSignal
  /** The items of this run by their identity: two articles with one id must not be taken for one. */
  readonly #seen = new Map<string, Seen>()
  #writing: Promise<void> = Promise.resolve()

  constructor(held: Preparing & { into: Into }, listener: Listener, signal: AbortSignal) {
    this.#with = held
    this.#listener = listener
    this.#signal = signal
  }

  async refuse(where: string, reason: string): Promise<void> {
    this.counts.refused += 1
    await this.#listener.refused(where, reason)
  }

  async take(items: Item[]): Promise<void> {
    const { db, into } = this.#with
    const there = await thereAlready(db, into, items)
    const batch: Ready[] = []
    for (const item of items) {
      if (this.#signal.aborted) break
      const name = identityOf(into, item).name
      const twin = this.#seen.get(name)
      if (!twin) this.#seen.set(name, { digest: item.digest, title: item.title, where: item.where })
      if (twin && isAnother(twin, item))
        await this.refuse(item.where, `has the same id as ${twin.where}, and another title and text`)
      else if (twin || there.has(name)) await this.#find(item, there.get(name)?.digest ?? twin?.digest)
      else await this.#prepare(item, batch)
      this.#listener.progress(this.counts)
      // Converting never waits: without a pause the batch before would wait for its database until all is converted.
      await setImmediate()
    }
    await this.written()
    // One batch is written while the next is converted.
    this.#writing = this.#write(batch)
    this.#writing.catch(() => {})
  }

  /** Until the last batch is in the database; throws when it could not be written. */
  written(): Promise<void> {
    return this.#writing
  }

  async #find(item: Item, digest: string | undefined): Promise<void> {
    this.counts.there += 1
    if (digest && digest !== item.digest)
      await this.#listener.lost(item.where, [
        { what: 'other form of an article that is here: what is here was left as it is', count: 1 },
      ])
  }

  async #prepare(item: Item, batch: Ready[]): Promise<void> {
    const prepared = await prepareItem(this.#with, item)
    if (!prepared.ok) return this.refuse(item.where, prepared.reason)
    batch.push(prepared.ready)
    // Before it is written: an import that is killed in between tells of it again, never not at all.
    if (prepared.lost.length > 0) await this.#listener.lost(item.where, prepared.lost)
  }

  async #write(batch: Ready[]): Promise<void> {
    if (batch.length === 0) return
    const outcomes = await importBatch(this.#with.db, this.#with.into, batch)
    for (const [index, outcome] of outcomes.entries()) {
      if (typeof outcome === 'string') this.counts[outcome] += 1
      else await this.refuse(batch[index]?.item.where ?? '', outcome.refused)
    }
    this.#listener.progress(this.counts)
  }
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
