import { randomBytes } from 'node:crypto'

/** Writes the part of a page that is the asking reader's own. `frame` is theirs, in whatever form pages know it. */
export type Fill = (frame: unknown) => Promise<string>

/** A page as it is kept: bytes that are the same for everybody, slots for what is not, and blocks that are kept apart. */
export type Piece = Buffer | Slot | Block

/** `plain` is what a reader sees who has not signed in; `asks` is what must be known of one who has. */
export type Slot = { is: 'slot'; plain: Buffer; asks: readonly string[]; fill: Fill }

export type Block = { is: 'block'; key: string; load: () => Promise<Recorded> }

/** `until`: when a time on it would be told in other words. */
export type Recorded = { pieces: Piece[]; until: number }

/**
 * Notes, while a page is rendered, where its slots and blocks are. Their places are marked with a number that nobody
 * can guess, found once, and taken out: whatever a text contains is text.
 */
export class Recorder {
  private readonly nonce = randomBytes(16).toString('hex')
  private readonly slots: { asks: readonly string[]; fill: Fill }[] = []
  private readonly blocks: Block[] = []
  private until = Number.POSITIVE_INFINITY
  kept: (Recorded & { frame: unknown; dependencies: string[] }) | undefined

  /** Both ends of a slot, to stand around what a stranger sees in it. */
  slot(asks: readonly string[], fill: Fill): [begin: string, end: string] {
    const number = this.slots.push({ asks, fill }) - 1
    return [this.mark('b', number), this.mark('e', number)]
  }

  block(key: string, load: () => Promise<Recorded>): string {
    return this.mark('k', this.blocks.push({ is: 'block', key, load }) - 1)
  }

  /** The page is good until then, by the clock, whatever happens. */
  keepUntil(time: number): void {
    this.until = Math.min(this.until, time)
  }

  /** The page is done. `frame` is what its slots are filled in with again. */
  keep(html: string, dependencies: string[], frame: unknown): void {
    this.kept = { ...this.cut(html), dependencies, frame }
  }

  cut(html: string): Recorded {
    const parts = html.split(new RegExp(`<!--${this.nonce}([bek])(\\d+)-->`))
    const pieces: Piece[] = [Buffer.from(parts[0] ?? '')]
    for (let at = 1; at < parts.length; at += 3) {
      const [kind, number, text = ''] = [parts[at], Number(parts[at + 1]), parts[at + 2]]
      const block = kind === 'k' ? this.blocks[number] : undefined
      const slot = kind === 'b' ? this.slots[number] : undefined
      if (block) pieces.push(block)
      if (slot) pieces.push({ is: 'slot', plain: Buffer.from(text), ...slot })
      else pieces.push(Buffer.from(text))
    }
    return { pieces, until: this.until }
  }

  private mark(kind: 'b' | 'e' | 'k', number: number): string {
    return `<!--${this.nonce}${kind}${number}-->`
  }
}

const isBytes = (piece: Piece): piece is Buffer => Buffer.isBuffer(piece)

/** The page as everybody sees it; its blocks must have been put in. */
export const plainBytes = (pieces: readonly Piece[]): Buffer =>
  Buffer.concat(pieces.flatMap((piece) => (isBytes(piece) ? [piece] : piece.is === 'slot' ? [piece.plain] : [])))

/** The page with its slots filled for one reader. */
export const filledBytes = async (pieces: readonly Piece[], frame: unknown): Promise<Buffer> =>
  Buffer.concat(
    await Promise.all(
      pieces.map(async (piece) =>
        isBytes(piece) ? piece : piece.is === 'slot' ? Buffer.from(await piece.fill(frame)) : Buffer.alloc(0),
      ),
    ),
  )

export const asksIn = (pieces: readonly Piece[]): string[] => [
  ...new Set(pieces.flatMap((piece) => (isBytes(piece) || piece.is === 'block' ? [] : piece.asks))),
]

export const blocksIn = (pieces: readonly Piece[]): Block[] =>
  pieces.filter((piece): piece is Block => !isBytes(piece) && piece.is === 'block')

/** The page with what its blocks hold now in their places. */
export const withBlocks = (pieces: readonly Piece[], held: ReadonlyMap<string, Recorded>): Piece[] =>
  pieces.flatMap((piece) =>
    isBytes(piece) || piece.is === 'slot' ? [piece] : (held.get(piece.key)?.pieces ?? []).filter(isFlat),
  )

// A block within a block would be put in when the outer one is made; there is none.
const isFlat = (piece: Piece): boolean => isBytes(piece) || piece.is === 'slot'
