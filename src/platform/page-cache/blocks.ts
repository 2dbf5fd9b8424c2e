import type { Block, Recorded } from './recorder.ts'
import { plainBytes } from './recorder.ts'

// Between the two ages the old one is shown while a new one is made.
const young = 15_000
const oldest = 30_000
const mostBlocks = 2_000

type Held = { recorded: Recorded; madeAt: number }

/** The ranked blocks, apart from the pages they stand in, each at most half a minute old. */
export class Blocks {
  private readonly held = new Map<string, Held>()
  private readonly making = new Map<string, Promise<Held>>()
  private epoch = 0

  /** What these blocks hold, and until when nobody needs to ask again. */
  async read(blocks: readonly Block[]): Promise<{ held: Map<string, Recorded>; freshUntil: number }> {
    const { epoch } = this
    const found = await Promise.all(blocks.map(async (block) => [block.key, await this.get(block)] as const))
    if (epoch !== this.epoch) return this.read(blocks)
    const freshUntil = Math.min(...found.map(([, { madeAt }]) => madeAt + young))
    return { held: new Map(found.map(([key, { recorded }]) => [key, recorded])), freshUntil }
  }

  /** As they are, however old: for when the database is away. */
  last(blocks: readonly Block[]): Map<string, Recorded> {
    return new Map(
      blocks.flatMap(({ key }) => {
        const held = this.held.get(key)
        return held ? [[key, held.recorded]] : []
      }),
    )
  }

  /** Something was taken from sight: no block may show it any more. */
  forgetAll(): void {
    this.epoch += 1
    this.held.clear()
    this.making.clear()
  }

  private async get(block: Block): Promise<Held> {
    const found = this.held.get(block.key)
    const age = found ? Date.now() - found.madeAt : Number.POSITIVE_INFINITY
    if (found && age < young) return found
    const making = this.making.get(block.key) ?? this.make(block)
    if (!found || age >= oldest) return making
    // Whoever asks when it is too old hears of the failure.
    making.catch(() => {})
    return found
  }

  private make(block: Block): Promise<Held> {
    const making = this.load(block).finally(() => {
      if (this.making.get(block.key) === making) this.making.delete(block.key)
    })
    this.making.set(block.key, making)
    return making
  }

  private async load(block: Block): Promise<Held> {
    const { epoch } = this
    const madeAt = Date.now()
    const made = await block.load()
    if (epoch !== this.epoch) return this.load(block)
    const before = this.held.get(block.key)
    const isSame = before && plainBytes(before.recorded.pieces).equals(plainBytes(made.pieces))
    const held = { recorded: isSame ? before.recorded : made, madeAt }
    this.held.delete(block.key)
    this.held.set(block.key, held)
    const [first] = this.held.keys()
    if (this.held.size > mostBlocks && first !== undefined) this.held.delete(first)
    return held
  }
}
