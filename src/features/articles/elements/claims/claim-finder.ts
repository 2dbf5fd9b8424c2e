import { type ClaimQuestion, type ClaimReply, modelLanguage } from '#features/document/browser.ts'
import type { EditorData } from '../editor-data.ts'
import { startWorker } from '../trusted.ts'
import type { Found } from './claims-of-block.ts'

export type FinderData = NonNullable<EditorData['finder']>

type Finding = { onFound: () => void; onFailed: () => void }

const patience = 20_000
const keptAtMost = 20_000

/** Asks the machine about texts in a thread of its own, each text once. When that fails, writing goes on without it. */
export class ClaimFinder {
  /** Whether there is nobody to ask: no worker, a language without a model, or it broke down. */
  isAway: boolean
  readonly #data: FinderData | undefined
  readonly #finding: Finding
  readonly #known = new Map<string, readonly Found[]>()
  #worker: Worker | undefined
  #model: string | undefined
  #turn = 0
  #waiting: { turn: number; texts: string[]; timer: ReturnType<typeof setTimeout> } | undefined
  #isBroken = false

  constructor(data: FinderData | undefined, finding: Finding) {
    this.#data = data
    this.#finding = finding
    this.isAway = true
  }

  get isBroken(): boolean {
    return this.#isBroken
  }

  /** Reads texts in this language from now on. */
  use(language: string): void {
    const reads = modelLanguage('', language)
    const model = reads && this.#data?.models[reads]
    if (model === this.#model) return
    this.#model = model
    this.#known.clear()
    this.#forget()
    this.isAway = model === undefined || this.#isBroken
  }

  /** What it asks about in a text; undefined while it has not looked, nothing where there is nobody to ask. */
  find(text: string): readonly Found[] | undefined {
    return this.isAway ? nobody : this.#known.get(text)
  }

  /** Looks at those texts that are new. One question at a time: what changed meanwhile is asked afterwards. */
  look(texts: readonly string[]): void {
    if (this.isAway || this.#waiting) return
    const fresh = [...new Set(texts)].filter((text) => !this.#known.has(text))
    if (fresh.length === 0) return
    if (this.#known.size > keptAtMost) this.#keepOnly(texts)
    try {
      this.#ask(fresh)
    } catch {
      this.#fail() // no worker here, or its address was refused: sentences can be marked by hand
    }
  }

  close(): void {
    this.#forget()
    this.#worker?.terminate()
  }

  #ask(texts: string[]): void {
    if (!this.#data || !this.#model) return
    this.#worker ??= this.#start(this.#data.worker)
    const turn = ++this.#turn
    this.#waiting = { turn, texts, timer: setTimeout(() => this.#fail(), patience) }
    this.#worker.postMessage({ turn, model: this.#model, texts } satisfies ClaimQuestion)
  }

  #start(address: string): Worker {
    const worker = startWorker(address)
    worker.addEventListener('message', ({ data }: MessageEvent<ClaimReply>) => this.#hear(data))
    worker.addEventListener('error', () => this.#fail())
    worker.addEventListener('messageerror', () => this.#fail())
    return worker
  }

  #hear({ turn, found }: ClaimReply): void {
    const waiting = this.#waiting
    if (waiting?.turn !== turn) return
    if (!found) return this.#fail()
    this.#forget()
    waiting.texts.forEach((text, at) => this.#known.set(text, found[at] ?? []))
    this.#finding.onFound()
  }

  #fail(): void {
    this.#forget()
    this.#worker?.terminate()
    this.isAway = true
    this.#isBroken = true
    this.#finding.onFailed()
  }

  #forget(): void {
    clearTimeout(this.#waiting?.timer)
    this.#waiting = undefined
  }

  #keepOnly(texts: readonly string[]): void {
    const wanted = new Set(texts)
    for (const text of this.#known.keys()) if (!wanted.has(text)) this.#known.delete(text)
  }
}

const nobody: readonly Found[] = []
