import type { Kysely } from 'kysely'
import type { DB } from '../schema.ts'
import { Blocks } from './blocks.ts'
import { Changes } from './changes.ts'
import { Entry, type Rendered } from './entry.ts'
import { Store } from './store.ts'
import { type Touch, Touches } from './touches.ts'

type Remembered = { value: Promise<unknown>; dependencies: readonly string[]; is?: unknown }

// Every page has the masthead: the site's name and its channels.
const always = ['settings', 'channels']
const readOften = 200

/**
 * The pages that are the same for everybody, and the few rows that every page needs. What a page shows has names; who
 * changes it touches them (`touch` in events.ts), and the page is made anew, or at once no more shown.
 */
export class PageCache {
  readonly touches: Touches
  private readonly store: Store<Entry>
  private readonly blocks = new Blocks()
  private readonly changes = new Changes()
  private readonly byName = new Map<string, Set<Entry>>()
  private readonly making = new Map<string, Promise<Entry | undefined>>()
  private readonly remembered = new Map<string, Remembered>()
  private isStrengthening = false

  constructor(db: Kysely<DB>, megabytes: number) {
    this.store = new Store(megabytes * 1024 * 1024, (entry) => this.unlist(entry))
    this.touches = new Touches(db, { apply: (touch) => this.apply(touch), forgetAll: () => this.forgetAll() })
  }

  get bytes(): number {
    return this.store.bytes
  }

  get size(): number {
    return this.store.size
  }

  find(key: string): Entry | undefined {
    return this.store.find(key)
  }

  isFresh(entry: Entry): boolean {
    return !entry.isStale && Date.now() < entry.freshUntil
  }

  /**
   * The page of this key as it is now. `make` renders it; however many ask meanwhile, it is asked once. Undefined: what
   * it made is no page for everybody.
   */
  async get(key: string, make: () => Promise<Rendered | undefined>): Promise<Entry | undefined> {
    const found = this.store.find(key)
    if (found && this.isFresh(found)) return found
    if (found && !found.isStale && Date.now() < found.page.until) return this.reassemble(found)
    let making = this.making.get(key)
    if (!making) {
      making = this.make(key, make).finally(() => this.making.delete(key))
      this.making.set(key, making)
    }
    return making
  }

  /** Puts in what the blocks of a page held last: for when the database is away. */
  assembleLast(entry: Entry): Entry {
    if (entry.pieces.length === 0) entry.assemble(this.blocks.last(entry.blocks))
    return entry
  }

  /** Rows that nearly every page needs, read once until one of the names is touched. */
  async remember<T>(key: string, dependencies: readonly string[], load: () => Promise<T>): Promise<T> {
    if (!(await this.touches.becomeCurrent())) {
      const last = this.remembered.get(key)
      if (last) return last.value as Promise<T>
    }
    const known = this.remembered.get(key)
    if (known) return known.value as Promise<T>
    const value = this.changes.settled(load, () => dependencies).then(({ made }) => made)
    const kept: Remembered = { value, dependencies }
    this.remembered.set(key, kept)
    void value.then(
      (is) => {
        kept.is = is
      },
      () => {},
    )
    value.catch(() => {
      if (this.remembered.get(key) === kept) this.remembered.delete(key)
    })
    return value
  }

  /** What is remembered, if it is. */
  recall<T>(key: string): T | undefined {
    return this.remembered.get(key)?.is as T | undefined
  }

  /** Counts a reader; the bytes of a page with many are made smaller, one page at a time. */
  countHit(entry: Entry): void {
    entry.hits += 1
    if (entry.hits !== readOften || this.isStrengthening) return
    this.isStrengthening = true
    void entry.strengthen().finally(() => {
      this.isStrengthening = false
    })
  }

  close(): void {
    this.touches.close()
  }

  private async make(key: string, make: () => Promise<Rendered | undefined>): Promise<Entry | undefined> {
    const { made, isGood } = await this.changes.settled(
      async () => {
        const page = await make()
        if (!page) return undefined
        const entry: Entry = new Entry(key, page, new Date(), (bytes) => this.grow(entry, bytes))
        await this.reassemble(entry)
        return entry
      },
      (entry) => [...(entry?.page.dependencies ?? []), ...always],
    )
    if (made && isGood) this.keep(made)
    return made
  }

  private async reassemble(entry: Entry): Promise<Entry> {
    if (entry.blocks.length === 0) {
      entry.assemble(new Map())
      entry.freshUntil = entry.page.until
      return entry
    }
    const { held, freshUntil } = await this.blocks.read(entry.blocks)
    entry.assemble(held)
    const until = Math.min(...[...held.values()].map((block) => block.until))
    entry.freshUntil = Math.min(freshUntil, until, entry.page.until)
    return entry
  }

  private keep(entry: Entry): void {
    this.store.keep(entry)
    for (const name of [...entry.page.dependencies, ...always]) {
      const listed = this.byName.get(name)
      if (listed) listed.add(entry)
      else this.byName.set(name, new Set([entry]))
    }
  }

  private unlist(entry: Entry): void {
    for (const name of [...entry.page.dependencies, ...always]) {
      const listed = this.byName.get(name)
      listed?.delete(entry)
      if (listed?.size === 0) this.byName.delete(name)
    }
  }

  private grow(entry: Entry, bytes: number): void {
    // One that was forgotten while it was compressed no longer counts.
    if (this.byName.get('settings')?.has(entry)) this.store.grow(bytes)
  }

  private apply({ names, isHard }: Touch): void {
    // A picture that is hidden may stand on any page.
    if (isHard && names.some((name) => name.startsWith('picture:'))) return this.forgetAll()
    this.changes.note(names)
    for (const [key, { dependencies }] of this.remembered)
      if (dependencies.some((name) => names.includes(name))) this.remembered.delete(key)
    const shown = new Set(names.flatMap((name) => [...(this.byName.get(name) ?? [])]))
    for (const entry of shown) {
      entry.isStale = true
      if (isHard) this.store.drop(entry.key)
    }
    if (isHard) this.dropBlocks()
  }

  // What was purged may stand in any block, and so in any page that has one.
  private dropBlocks(): void {
    this.blocks.forgetAll()
    for (const entry of this.store.all()) if (entry.blocks.length > 0) entry.forgetBlocks()
  }

  private forgetAll(): void {
    this.changes.noteAll()
    this.remembered.clear()
    this.blocks.forgetAll()
    for (const entry of this.store.all()) this.store.drop(entry.key)
  }
}
