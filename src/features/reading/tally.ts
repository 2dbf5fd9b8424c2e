import { createHmac, randomBytes } from 'node:crypto'
import { dayOf } from '#ui/dates.ts'

export type Opening = { articleId: string; address: string; agent: string }

/** Opens of an article on a day of the site's calendar. */
export type Opens = { articleId: string; day: string; opens: number }

// A school or an office has one address: its readers count apart by their browsers, up to this many of an article.
const mostOfAddress = 20
const perMinute = 120
// Past these the earliest are forgotten. Memory matters more than a reader who counts twice.
const mostKnown = 100_000
const mostWaiting = 50_000

/**
 * The opens that wait to be written down, and the marks by which a reader counts once a day: hashes under a key that is
 * drawn anew each day and never leaves this memory, so that nobody can tell later who read what.
 */
export class Tally {
  private readonly zone: string
  private waiting = new Map<string, number>()
  private day = ''
  private key = randomBytes(32)
  private known = new Set<string>()
  private ofAddress = new Map<string, number>()
  private minute = 0
  private inMinute = new Map<string, number>()

  constructor(zone: string) {
    this.zone = zone
  }

  /** Whether it counts: once for each reader, article and day. */
  add({ articleId, address, agent }: Opening, at: Date): boolean {
    this.turnDay(dayOf(at, this.zone))
    if (!this.isPatient(address, at)) return false
    const reader = this.hash(address, agent, articleId)
    if (this.known.has(reader)) return false
    const household = this.hash(address, articleId)
    const already = this.ofAddress.get(household) ?? 0
    if (already >= mostOfAddress) return false
    const waits = `${articleId} ${this.day}`
    if (!this.waiting.has(waits) && this.waiting.size >= mostWaiting) return false
    remember(this.known, reader)
    remember(this.ofAddress, household, already + 1)
    this.waiting.set(waits, (this.waiting.get(waits) ?? 0) + 1)
    return true
  }

  /** Takes all that wait, in the order in which every process writes them. */
  take(): Opens[] {
    const taken = [...this.waiting].sort(([a], [b]) => (a < b ? -1 : 1))
    this.waiting = new Map()
    return taken.map(([key, opens]) => ({ articleId: key.slice(0, 13), day: key.slice(14), opens }))
  }

  /** What could not be written waits again. */
  giveBack(opens: Opens[]): void {
    for (const { articleId, day, opens: count } of opens) {
      const key = `${articleId} ${day}`
      this.waiting.set(key, (this.waiting.get(key) ?? 0) + count)
    }
  }

  get isEmpty(): boolean {
    return this.waiting.size === 0
  }

  private turnDay(day: string): void {
    if (day === this.day) return
    this.day = day
    this.key = randomBytes(32)
    this.known = new Set()
    this.ofAddress = new Map()
  }

  private isPatient(address: string, at: Date): boolean {
    const minute = Math.floor(at.getTime() / 60_000)
    if (minute !== this.minute) {
      this.minute = minute
      this.inMinute = new Map()
    }
    const count = (this.inMinute.get(address) ?? 0) + 1
    remember(this.inMinute, address, count)
    return count <= perMinute
  }

  private hash(...parts: string[]): string {
    return createHmac('sha256', this.key).update(JSON.stringify(parts)).digest('base64url').slice(0, 14)
  }
}

function remember(known: Set<string>, key: string): void
function remember(known: Map<string, number>, key: string, count: number): void
function remember(known: Set<string> | Map<string, number>, key: string, count = 0): void {
  if (known.size >= mostKnown) for (const first of known.keys()) if (known.delete(first)) break
  if (known instanceof Set) known.add(key)
  else known.set(key, count)
}
