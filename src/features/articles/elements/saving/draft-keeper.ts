import { type Content, contentOf, type ServerDraft } from '../editor-data.ts'
import type { LocalCopies } from './local-copies.ts'
import { isSame } from './same-content.ts'
import type { Sent } from './send-draft.ts'

export type SaveState =
  | { kind: 'unchanged' | 'saving' | 'conflict' | 'forbidden' | 'missing' }
  | { kind: 'saved'; at: Date; isLocal: boolean; version: number }
  | { kind: 'unreachable' | 'signed-out' | 'too-often'; at: Date; isLocal: boolean; isOffline: boolean }
  | { kind: 'refused'; isLocal: boolean; problems: Record<string, string> }

export type Conflict = { current: ServerDraft; keptRevision: number | null; mine: Content }

type Keeping = {
  key: string
  version: number
  content: () => Content
  isComposing: () => boolean
  local: LocalCopies
  send: (content: Content, version: number, isLeaving?: boolean) => Promise<Sent>
  onState: (state: SaveState) => void
  onConflict: (conflict: Conflict) => void
  onSaved?: (content: Content, version: number) => void
}

const localDelay = 250
const pause = 800
const atMost = 2_000
const retryFirst = 1_000
const retryLast = 60_000

/** Keeps a draft safe while it is written: in this browser at every change, on the server as soon as it can be reached. */
export class DraftKeeper {
  version: number
  readonly #keeping: Keeping
  #changes = 0 // counts every change; what was sent is clean when the count has not moved since
  #savedChanges = 0
  #firstUnsaved = 0
  #isLocal = true
  #unanswered: Content | null = null
  #localTimer: Timer
  #sendTimer: Timer
  #sending: Promise<void> | undefined
  #retry = 0
  #refused = -1 // a refused text is not sent again before it changes
  #isHalted = false // until a person decides: a conflict, a lost right

  constructor(keeping: Keeping) {
    this.#keeping = keeping
    this.version = keeping.version
  }

  get isUnsaved(): boolean {
    return this.#changes !== this.#savedChanges
  }

  get isSafeHere(): boolean {
    return this.#isLocal && !this.#localTimer
  }

  changed(): void {
    if (!this.isUnsaved) this.#firstUnsaved = Date.now()
    this.#changes++
    this.#localTimer ??= setTimeout(() => void this.keepHere(), localDelay)
    if (this.#retry === 0) this.#schedule(Math.min(pause, Math.max(0, this.#firstUnsaved + atMost - Date.now())))
  }

  /** Saves now; true when the server has everything. */
  async flush(isLeaving = false): Promise<boolean> {
    await this.#sending
    if (this.#localTimer) await this.keepHere()
    if (this.isUnsaved && !this.#isHalted) await this.#sendOnce(isLeaving)
    return !this.isUnsaved
  }

  /** The page goes away: no answer will be read, so both copies are sent on their way at once. */
  leave(): void {
    if (!this.isUnsaved) return
    const content = this.#keeping.content()
    if (!this.#isHalted) this.#unanswered = content
    void this.keepHere(true)
    if (!this.#isHalted) void this.#keeping.send(content, this.version, true)
  }

  /** Tries again without waiting, as when the network is back or the person has signed in again. */
  retryNow(): void {
    if (this.isUnsaved && !this.#isHalted && !this.#sending) this.#schedule(0)
  }

  /** The person keeps the text of this page: it is sent on top of the server's, which was kept as a revision. */
  async keepMine(version: number): Promise<boolean> {
    this.version = version
    this.#isHalted = false
    this.#changes++
    return this.flush()
  }

  /** The page now shows the server's text. */
  async takeOver(version: number): Promise<void> {
    this.version = version
    this.#isHalted = false
    this.#unanswered = null
    this.#savedChanges = this.#changes
    clearTimeout(this.#sendTimer)
    await this.keepHere()
    this.#keeping.onState({ kind: 'unchanged' })
  }

  async keepHere(isLeaving = false): Promise<void> {
    clearTimeout(this.#localTimer)
    this.#localTimer = undefined
    const { key, content, local, isComposing } = this.#keeping
    if (isComposing() && !isLeaving) {
      this.#localTimer = setTimeout(() => void this.keepHere(), localDelay)
      return
    }
    const copy = { key, base: this.version, changedAt: Date.now(), isUnsaved: this.isUnsaved }
    try {
      await local.write({ ...copy, content: content(), unanswered: this.#unanswered })
      this.#isLocal = true
    } catch {
      this.#isLocal = false // No room in this browser: the state line says so, the server still has its copy.
    }
  }

  #schedule(delay: number): void {
    clearTimeout(this.#sendTimer)
    this.#sendTimer = setTimeout(() => void this.#sendOnce(), delay)
  }

  async #sendOnce(isLeaving = false): Promise<void> {
    if (this.#sending || this.#isHalted || !this.isUnsaved || this.#changes === this.#refused) return this.#sending
    clearTimeout(this.#sendTimer)
    if (this.#keeping.isComposing()) return this.#schedule(localDelay)
    this.#sending = this.#exchange(isLeaving)
    await this.#sending
    this.#sending = undefined
    if (this.isUnsaved && !this.#isHalted && this.#retry === 0) this.#schedule(pause)
  }

  async #exchange(isLeaving: boolean): Promise<void> {
    const changes = this.#changes
    const content = this.#keeping.content()
    const before = this.#unanswered
    this.#unanswered = content
    if (this.#retry === 0) this.#keeping.onState({ kind: 'saving' })
    const sent = await this.#keeping.send(content, this.version, isLeaving)
    if (sent.kind === 'saved') return this.#saved(sent.version, sent.savedAt, changes, content)
    if (sent.kind === 'conflict') return this.#settle(sent, content, before, changes)
    return this.#notSaved(sent, changes)
  }

  async #saved(version: number, at: Date, changes: number, content: Content): Promise<void> {
    this.version = version
    this.#retry = 0
    this.#unanswered = null
    this.#savedChanges = changes
    if (this.isUnsaved) this.#firstUnsaved = Date.now()
    await this.keepHere()
    this.#keeping.onState({ kind: 'saved', at, isLocal: this.#isLocal, version })
    this.#keeping.onSaved?.(content, version)
  }

  // Not every difference of versions is a conflict: the server may have taken a text whose answer was lost on the way.
  async #settle(
    sent: Sent & { kind: 'conflict' },
    mine: Content,
    before: Content | null,
    changes: number,
  ): Promise<void> {
    const theirs = contentOf(sent.current)
    if (isSame(theirs, mine)) return this.#saved(sent.current.version, new Date(sent.current.editedAt), changes, mine)
    this.#unanswered = null
    if (before && isSame(theirs, before)) {
      this.version = sent.current.version
      this.#retry = 0
      return
    }
    this.#isHalted = true
    await this.keepHere()
    this.#keeping.onState({ kind: 'conflict' })
    this.#keeping.onConflict({ current: sent.current, keptRevision: sent.keptRevision, mine })
  }

  async #notSaved(sent: Exclude<Sent, { kind: 'saved' | 'conflict' }>, changes: number): Promise<void> {
    await this.keepHere()
    const at = new Date()
    const isLocal = this.#isLocal
    if (sent.kind === 'refused') {
      this.#retry = 0
      this.#refused = changes
      return this.#keeping.onState({ kind: 'refused', isLocal, problems: sent.problems })
    }
    if (sent.kind === 'forbidden' || sent.kind === 'missing') {
      this.#isHalted = true
      return this.#keeping.onState({ kind: sent.kind })
    }
    this.#retry = Math.min(retryLast, this.#retry === 0 ? retryFirst : this.#retry * 2)
    const asked = sent.kind === 'too-often' ? Math.min(retryLast, sent.wait) : 0
    this.#schedule(Math.max(this.#retry, asked) * (0.75 + Math.random() / 2))
    this.#keeping.onState({ kind: sent.kind, at, isLocal, isOffline: sent.kind === 'unreachable' && sent.isOffline })
  }
}

type Timer = ReturnType<typeof setTimeout> | undefined
