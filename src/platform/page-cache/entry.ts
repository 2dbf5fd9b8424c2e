import { createHash } from 'node:crypto'
import { compress, type Effort, type Encoding } from './compress.ts'
import { type Block, blocksIn, type Piece, plainBytes, type Recorded, withBlocks } from './recorder.ts'

/** A page as it was rendered: what it shows, and the frame with which its slots are filled again. */
export type Rendered = Recorded & { status: number; headers: string[]; frame: unknown; dependencies: string[] }

/** What goes over the wire: `headers` as pairs in a row, ready for writeHead. */
export type Answer = { etag: string; headers: string[]; unchangedHeaders: string[]; body: Buffer }

type Assembled = { parts: readonly Recorded[]; pieces: Piece[]; hash: string; answers: Map<Encoding, Answer> }

/** A page with what its blocks hold now, in every encoding that somebody asked for. */
export class Entry {
  readonly key: string
  readonly page: Rendered
  readonly madeAt: Date
  isStale = false
  /** By the clock: until then nothing of it needs to be looked at. */
  freshUntil = 0
  hits = 0
  readonly blocks: readonly Block[]
  private assembled: Assembled | undefined
  private pending = new Map<Encoding, Promise<Answer>>()
  private readonly onGrow: (bytes: number) => void
  private size: number

  constructor(key: string, page: Rendered, madeAt: Date, onGrow: (bytes: number) => void) {
    this.key = key
    this.page = page
    this.madeAt = madeAt
    this.onGrow = onGrow
    this.blocks = blocksIn(page.pieces)
    this.size = overhead + lengthOf(page.pieces)
  }

  get bytes(): number {
    return this.size
  }

  /** The pieces of the whole page. */
  get pieces(): readonly Piece[] {
    return this.assembled?.pieces ?? []
  }

  /** Puts the blocks in. Where they are what they were, nothing changes. */
  assemble(held: ReadonlyMap<string, Recorded>): void {
    const parts = this.blocks.flatMap(({ key }) => held.get(key) ?? [])
    const before = this.assembled
    if (before && parts.length === before.parts.length && parts.every((part, at) => part === before.parts[at])) return
    const pieces = withBlocks(this.page.pieces, held)
    const hash = createHash('sha256').update(plainBytes(pieces)).digest('base64url').slice(0, 22)
    if (hash === before?.hash) {
      this.assembled = { ...before, parts, pieces }
      return
    }
    this.resize(-answersLength(before))
    this.pending.clear()
    this.hits = 0
    this.assembled = { parts, pieces, hash, answers: new Map() }
  }

  /** What stood in its blocks is never shown again. */
  forgetBlocks(): void {
    this.resize(-answersLength(this.assembled))
    this.pending.clear()
    this.assembled = undefined
    this.freshUntil = 0
  }

  answer(encoding: Encoding): Answer | undefined {
    return this.assembled?.answers.get(encoding)
  }

  /** Compresses once, however many wait. */
  async prepare(encoding: Encoding): Promise<Answer> {
    const ready = this.answer(encoding)
    if (ready) return ready
    let making = this.pending.get(encoding)
    if (!making) this.pending.set(encoding, (making = this.make(encoding, 'first')))
    return making
  }

  /** Makes the bytes of a page that is read often smaller. */
  async strengthen(): Promise<void> {
    await this.make('br', this.blocks.length > 0 ? 'strong' : 'strongest')
  }

  private async make(encoding: Encoding, effort: Effort): Promise<Answer> {
    const { assembled } = this
    if (!assembled) throw new Error('the page was not put together')
    const body = await compress(plainBytes(assembled.pieces), encoding, effort)
    const etag = `"${assembled.hash}-${encoding}${effort === 'first' ? '' : '-s'}"`
    const answer = this.answerOf(body, encoding, etag)
    // Put together anew meanwhile: this is for those who waited, not to be kept.
    if (this.assembled !== assembled && this.assembled?.answers !== assembled.answers) return answer
    this.resize(body.length - (assembled.answers.get(encoding)?.body.length ?? 0))
    assembled.answers.set(encoding, answer)
    return answer
  }

  private answerOf(body: Buffer, encoding: Encoding, etag: string): Answer {
    const unchangedHeaders = [...this.page.headers, 'etag', etag]
    const coding = encoding === 'identity' ? [] : ['content-encoding', encoding]
    const headers = [...unchangedHeaders, ...coding, 'content-length', String(body.length)]
    return { etag, headers, unchangedHeaders, body }
  }

  private resize(bytes: number): void {
    this.size += bytes
    this.onGrow(bytes)
  }
}

// The frame, the closures of its slots and the maps around it, roughly.
const overhead = 6_000

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, piece) => sum + (Buffer.isBuffer(piece) ? piece.length : 300), 0)

const answersLength = (assembled: Assembled | undefined): number =>
  [...(assembled?.answers.values() ?? [])].reduce((sum, { body }) => sum + body.length, 0)
