import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Conversion } from './conversion.ts'
import type { Says, Told } from './conversion-thread.ts'
import type { Converter } from './convert-here.ts'
import type { Knows } from './convert-item.ts'
import type { Item } from './item.ts'
import { unconverted } from './unconverted.ts'

const program = new URL('./conversion-thread.ts', import.meta.url)
const mostThreads = 3
const itemsEach = 100
// A conversion makes much that is thrown away at once, and clearing less often takes less.
const maxYoungGenerationSizeMb = 96
const worthBytes = 1_000_000

/** Threads for an archive of this size; none where converting it here takes no longer than they take to begin. */
export const threadsFor = (bytes: number): ConversionThreads | undefined => {
  // One processor is left to this thread, which reads and writes.
  const count = Math.min(mostThreads, availableParallelism() - 1)
  return bytes >= worthBytes && count > 0 ? new ConversionThreads(count) : undefined
}

/** Threads that turn items into articles. They begin at once, so that they are ready when the first item is. */
export class ConversionThreads {
  readonly #threads: ConversionThread[]

  constructor(count: number) {
    this.#threads = Array.from({ length: count }, () => new ConversionThread())
  }

  knowing(knows: Knows): Converter {
    for (const thread of this.#threads) thread.know(knows)
    return { width: itemsEach * this.#threads.length, convert: (item) => this.#idlest().convert(item) }
  }

  /** What is still being converted gets no other answer than that it was stopped. */
  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()))
  }

  #idlest(): ConversionThread {
    return this.#threads.reduce((idlest, thread) => (thread.load < idlest.load ? thread : idlest))
  }
}

type Waiting = { item: Item; answer: (conversion: Conversion) => void; fail: (error: Error) => void }

// That many ends without an answer between them are no fault of the items.
const mostEnds = 3

const stopped = unconverted('the import was stopped')

class ConversionThread {
  #worker = this.#open()
  #knows: Knows | undefined
  #waiting: Waiting[] = []
  #isReady = false
  #ends = 0
  #broken: Error | undefined
  #isClosed = false

  get load(): number {
    return this.#waiting.length
  }

  know(knows: Knows): void {
    this.#knows = knows
    this.#tell({ knows })
  }

  convert(whole: Item): Promise<Conversion> {
    if (this.#broken) return Promise.reject(this.#broken)
    if (this.#isClosed) return Promise.resolve(stopped)
    // What a conversion does not read need not be copied.
    const item = { ...whole, notes: {}, comments: [] }
    this.#tell({ item })
    return new Promise((answer, fail) => this.#waiting.push({ item, answer, fail }))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    await this.#worker.terminate()
    for (const { answer } of this.#waiting.splice(0)) answer(stopped)
  }

  #tell(told: Told): void {
    this.#worker.postMessage(told)
  }

  #open(): Worker {
    const worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb } })
    let problem = 'its thread ended'
    worker.on('message', (says: Says) => this.#hear(says))
    worker.on('error', (error) => {
      problem = error.message
    })
    worker.on('exit', () => this.#isClosed || this.#reopen(problem))
    return worker
  }

  #hear(says: Says): void {
    this.#isReady = true
    if (says === 'ready') return
    this.#ends = 0
    this.#waiting.shift()?.answer(says)
  }

  /** The item at which a thread ended is refused; a new thread goes on with those behind it. */
  #reopen(problem: string): void {
    this.#ends += 1
    if (this.#ends > mostEnds) return this.#giveUp(problem)
    if (this.#isReady) this.#waiting.shift()?.answer(unconverted(problem))
    this.#isReady = false
    this.#worker = this.#open()
    if (this.#knows) this.#tell({ knows: this.#knows })
    for (const { item } of this.#waiting) this.#tell({ item })
  }

  #giveUp(problem: string): void {
    this.#broken = new Error(`the threads that convert articles end again and again: ${problem}`)
    for (const { fail } of this.#waiting.splice(0)) fail(this.#broken)
  }
}
