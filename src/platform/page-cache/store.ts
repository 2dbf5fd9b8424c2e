/** What is kept, bounded by its bytes. */
export type Kept = { readonly key: string; readonly bytes: number }

/**
 * Forgets what was not asked for longest. What was asked for once only goes first: whoever asks for every page there
 * is, one after the other, does not push out those that are read.
 */
export class Store<T extends Kept> {
  private readonly once = new Map<string, T>()
  private readonly often = new Map<string, T>()
  private readonly most: number
  private readonly onForget: (kept: T) => void
  private held = 0

  constructor(most: number, onForget: (kept: T) => void) {
    this.most = most
    this.onForget = onForget
  }

  get bytes(): number {
    return this.held
  }

  get size(): number {
    return this.once.size + this.often.size
  }

  find(key: string): T | undefined {
    const often = this.often.get(key)
    const found = often ?? this.once.get(key)
    if (!found) return undefined
    if (often) this.often.delete(key)
    else this.once.delete(key)
    this.often.set(key, found)
    return found
  }

  keep(kept: T): void {
    const isKnown = this.often.has(kept.key)
    this.drop(kept.key)
    ;(isKnown ? this.often : this.once).set(kept.key, kept)
    this.grow(kept.bytes)
  }

  /** Something that is kept needs more room, or less. */
  grow(bytes: number): void {
    this.held += bytes
    while (this.held > this.most) {
      const oldest = this.once.keys().next().value ?? this.often.keys().next().value
      if (oldest === undefined) return
      this.drop(oldest)
    }
  }

  drop(key: string): void {
    const kept = this.once.get(key) ?? this.often.get(key)
    if (!kept) return
    this.once.delete(key)
    this.often.delete(key)
    this.held -= kept.bytes
    this.onForget(kept)
  }

  /** Everything, the longest unused first. */
  all(): T[] {
    return [...this.once.values(), ...this.often.values()]
  }
}
