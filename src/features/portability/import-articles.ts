import type { Kysely } from 'kysely'
import { visibleChannels } from '#features/channels/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Storage } from '#platform/storage.ts'
import type { ArchiveNames } from './archive-names.ts'
import type { Conversion } from './conversion.ts'
import type { ConversionThreads } from './conversion-threads.ts'
import { type Converter, convertHere } from './convert-here.ts'
import type { Knows } from './convert-item.ts'
import type { Counts } from './counts.ts'
import type { FindPicture } from './find-picture.ts'
import { type Into, identityOf, importBatch, type Ready, type There, thereAlready } from './import-batch.ts'
import type { Item, Loss, Read } from './item.ts'
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
  /** What the articles of the archive are called, for the links between them; see `linksAmong`. */
  names?: ArchiveNames
  /** Where a large archive is converted; see `threadsFor`. */
  threads?: ConversionThreads | undefined
  signal: AbortSignal
}

/**
 * Imports what a reader yields, in batches that are each written whole or not at all; stops between two items when told
 * to. What is imported stays, and the next run finds it there.
 */
export const importArticles = async (
  db: Kysely<DB>,
  storage: Storage,
  { reads, into, find, siteLanguage, names, threads, signal }: Import,
  listener: Listener,
): Promise<Counts> => {
  const knows: Knows = { channels: await channelsByName(db), siteLanguage, names }
  const converter = threads?.knowing(knows) ?? convertHere(knows)
  const run = new ImportRun({ db, storage, into, find }, converter, listener, signal)
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
    await run.take(waiting)
    await run.finish()
  } finally {
    await run.written()
  }
  return run.counts
}

type Seen = { digest: string; title: string; where: string }

// With the same title it is an earlier or a later form of one article, as in two exports of a site.
const isAnother = (twin: Seen, item: Item): boolean => twin.digest !== item.digest && twin.title !== item.title

type Fate = { refused: string } | { there: string | undefined } | { conversion: Promise<Conversion> }

// Of the texts that are being converted: each may have 5 million.
const mostCharacters = 16_000_000

class ImportRun {
  readonly counts: Counts = { imported: 0, there: 0, refused: 0 }
  readonly #with: Preparing
  readonly #converter: Converter
  readonly #listener: Listener
  readonly #signal: AbortSignal
  /** The items of this run by their identity: two articles with one id must not be taken for one. */
  readonly #seen = new Map<string, Seen>()
  /** What becomes of items is told and written in their order, whichever is converted first. */
  readonly #queue: { item: Item; fate: Fate }[] = []
  #characters = 0
  #batch: Ready[] = []
  #writing: Promise<void> = Promise.resolve()

  constructor(held: Preparing, converter: Converter, listener: Listener, signal: AbortSignal) {
    this.#with = held
    this.#converter = converter
    this.#listener = listener
    this.#signal = signal
  }

  async refuse(where: string, reason: string): Promise<void> {
    this.counts.refused += 1
    await this.#listener.refused(where, reason)
  }

  async take(items: Item[]): Promise<void> {
    const there = await thereAlready(this.#with.db, this.#with.into, items)
    for (const item of items) {
      if (this.#signal.aborted) return
      this.#queue.push({ item, fate: this.#fateOf(item, there) })
      this.#characters += lengthOf(item)
      while (this.#queue.length >= this.#converter.width || this.#characters > mostCharacters) await this.#settle()
    }
  }

  /** Settles what was taken, or, when the import is stopped, writes only what is ready. */
  async finish(): Promise<void> {
    while (this.#queue.length > 0 && !this.#signal.aborted) await this.#settle()
    await this.#flush()
    await this.written()
  }

  /** Until the last batch is in the database; throws when it could not be written. */
  written(): Promise<void> {
    return this.#writing
  }

  #fateOf(item: Item, there: Map<string, There>): Fate {
    const name = identityOf(this.#with.into, item).name
    const twin = this.#seen.get(name)
    if (!twin) this.#seen.set(name, { digest: item.digest, title: item.title, where: item.where })
    if (twin && isAnother(twin, item))
      return { refused: `has the same id as ${twin.where}, and another title and text` }
    if (twin || there.has(name)) return { there: there.get(name)?.digest ?? twin?.digest }
    const conversion = this.#converter.convert(item)
    // Whoever settles it hears of a failure.
    conversion.catch(() => {})
    return { conversion }
  }

  async #settle(): Promise<void> {
    const next = this.#queue.shift()
    if (!next) return
    const { item, fate } = next
    this.#characters -= lengthOf(item)
    if ('refused' in fate) await this.refuse(item.where, fate.refused)
    else if ('there' in fate) await this.#find(item, fate.there)
    else await this.#prepare(item, await fate.conversion)
    this.#listener.progress(this.counts)
    if (this.#batch.length >= batchSize) await this.#flush()
  }

  async #find(item: Item, digest: string | undefined): Promise<void> {
    this.counts.there += 1
    if (digest && digest !== item.digest)
      await this.#listener.lost(item.where, [
        { what: 'other form of an article that is here: what is here was left as it is', count: 1 },
      ])
  }

  async #prepare(item: Item, conversion: Conversion): Promise<void> {
    // What was stopped in the middle is no article, and no refusal either.
    if (this.#signal.aborted) return
    if (!conversion.ok) return this.refuse(item.where, conversion.reason)
    const { ready, lost } = await prepareItem(this.#with, item, conversion)
    this.#batch.push(ready)
    // Before it is written: an import that is killed in between tells of it again, never not at all.
    if (lost.length > 0) await this.#listener.lost(item.where, lost)
  }

  /** One batch is written while the next is converted. */
  async #flush(): Promise<void> {
    await this.written()
    this.#writing = this.#write(this.#batch)
    this.#writing.catch(() => {})
    this.#batch = []
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

const lengthOf = ({ body }: Item): number => (typeof body === 'string' ? body.length : 0)

/** By any of its names: a category of the old site that is called like one of ours belongs there. */
const channelsByName = async (db: Kysely<DB>): Promise<Map<string, string>> => {
  const channels = await visibleChannels(db)
  return new Map(
    channels.flatMap(({ id, slug, name_zh, name_en }) =>
      [slug, name_zh, name_en].map((name) => [name.toLowerCase(), id]),
    ),
  )
}
