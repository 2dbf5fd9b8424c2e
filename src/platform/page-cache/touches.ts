import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { DB } from '../schema.ts'

export type Touch = { id: string; names: string[]; isHard: boolean }

// As long a page may be answered after its last look at what was touched. Whoever purges waits as long before saying
// that it is done, if others serve too: by then each of them has looked again.
const lease = 400
const interval = 100
const patience = 1_000
const hour = 3_600_000

/** Reads what other transactions touched (`cache_event`), whoever made them, and tells the cache. */
export class Touches {
  private position: string | undefined
  private applied = new Set<string>()
  private readAt = Number.NEGATIVE_INFINITY
  private failedAt = Number.NEGATIVE_INFINITY
  private lookedAt = 0
  private hardAt = Number.NEGATIVE_INFINITY
  private running: Promise<boolean> | undefined
  private queued: Promise<boolean> | undefined
  private timer: NodeJS.Timeout | undefined
  private readonly db: Kysely<DB>
  private readonly apply: (touch: Touch) => void
  private readonly forgetAll: () => void

  constructor(db: Kysely<DB>, to: { apply: (touch: Touch) => void; forgetAll: () => void }) {
    this.db = db
    this.apply = to.apply
    this.forgetAll = to.forgetAll
  }

  /** Whether all that was committed some tenths of a second ago is known. While somebody asks, it stays so. */
  isCurrent(): boolean {
    const now = performance.now()
    this.lookedAt = now
    return now - this.readAt < lease
  }

  /** Makes it so. False: the database is away. */
  async becomeCurrent(): Promise<boolean> {
    if (this.isCurrent()) return true
    if (performance.now() - this.failedAt < patience) return false
    // One that began before this question may have begun before what the asker knows of.
    return this.catchUp()
  }

  /** Reads everything that was committed before this call. */
  catchUp(): Promise<boolean> {
    if (this.running) {
      this.queued ??= this.running.then(() => {
        this.queued = undefined
        return this.catchUp()
      })
      return this.queued
    }
    this.running = this.read().finally(() => {
      this.running = undefined
    })
    this.keepReading()
    return this.running
  }

  /** Called before a write is answered: its effects are seen here, and if it purged, by every process. */
  async settle(begunAt: number): Promise<void> {
    if (!(await this.catchUp()) || this.hardAt < begunAt) return
    const { rows } = await others.execute(this.db)
    if (rows[0]?.serve) await sleep(Math.max(0, this.hardAt + lease - performance.now()))
  }

  close(): void {
    clearInterval(this.timer)
    this.timer = undefined
  }

  private keepReading(): void {
    if (this.timer) return
    this.timer = setInterval(() => {
      // Nobody has asked for a page for a while: the next one who does waits for one reading.
      if (performance.now() - this.lookedAt > 2_000) return this.close()
      if (!this.running && performance.now() - this.failedAt > patience) void this.catchUp()
    }, interval)
    this.timer.unref()
  }

  private async read(): Promise<boolean> {
    const begunAt = performance.now()
    try {
      const found = await Promise.race([this.query(), sleep(patience, undefined, { ref: false })])
      if (!found) throw new Error('the database does not answer')
      this.take(found, begunAt)
      return true
    } catch {
      this.failedAt = performance.now()
      return false
    }
  }

  private async query(): Promise<Found> {
    const { rows } = await sql<Found>`
      select
        pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
        (select coalesce(json_agg(json_build_object('id', id::text, 'names', dependencies, 'isHard', is_hard) order by id), '[]')
          from cache_event where transaction >= ${this.position ?? never}::xid8) as touches
    `.execute(this.db)
    return rows[0] as Found
  }

  private take({ horizon, touches }: Found, begunAt: number): void {
    // Old rows are swept once a day: who was away for long begins anew.
    if (begunAt - this.readAt > hour) this.forgetAll()
    const fresh = touches.filter(({ id }) => !this.applied.has(id))
    for (const touch of fresh) this.apply(touch)
    if (fresh.some(({ isHard }) => isHard)) this.hardAt = performance.now()
    this.applied = new Set(touches.map(({ id }) => id))
    this.position = horizon
    this.readAt = Math.max(this.readAt, begunAt)
  }
}

type Found = { horizon: string; touches: Touch[] }

// The first reading only learns where to begin: nothing is kept yet.
const never = '9223372036854775807'

const others = sql<{ serve: boolean }>`
  select exists (
    select from pg_stat_activity
    where datname = current_database()
      and application_name like 'wenhao web %' and application_name <> current_setting('application_name')
  ) as serve`

export const dropOldTouches = async (db: Kysely<DB>): Promise<void> => {
  await db.deleteFrom('cache_event').where('created_at', '<', sql<Date>`now() - interval '1 day'`).execute()
}
