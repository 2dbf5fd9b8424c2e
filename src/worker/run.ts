import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import { openDatabase } from '#platform/database.ts'
import type { Event } from '#platform/events.ts'
import type { House } from '#web/house.ts'
import { freeAbandonedJobs } from './free-abandoned-jobs.ts'
import { relay } from './relay.ts'
import { schedule } from './schedule.ts'
import { subscriptions } from './subscriptions.ts'

/** A reaction: takes the event, reads the rows as they are now, brings its own tables in line. */
export type Job = (house: House, event: never) => Promise<void>

/**
 * Runs the jobs of the house until stopped. The queue gives up when its database goes away under a job: then everything
 * begins again, with connections of its own, until the database is back.
 */
export const runJobs = async (house: House, databaseUrl: string): Promise<{ stop: () => Promise<void> }> => {
  const stopping = new AbortController()
  const first = await beginShift(house, databaseUrl, stopping.signal)
  const work = keepWorking(house, databaseUrl, first, stopping.signal)
  return {
    stop: async () => {
      stopping.abort()
      await work
    },
  }
}

type Shift = { ended: Promise<void> }

const keepWorking = async (house: House, databaseUrl: string, first: Shift, signal: AbortSignal): Promise<void> => {
  let shift: Shift | undefined = first
  for (;;) {
    await shift?.ended
    await sleep(1_000, undefined, { signal }).catch(() => {})
    if (signal.aborted) return
    shift = await beginShift(house, databaseUrl, signal).catch((error) => {
      house.log.warn({ problem: error.message }, 'jobs: they cannot begin')
      return undefined
    })
  }
}

const beginShift = async (house: House, databaseUrl: string, signal: AbortSignal): Promise<Shift> => {
  const onError = (error: Error) => house.log.warn({ problem: error.message }, 'jobs: database')
  const { pool, close } = openDatabase(databaseUrl, 'jobs', onError)
  const over = new AbortController()
  try {
    await freeAbandonedJobs(pool, over.signal)
    const runner = await startQueue(house, pool)
    const end = async () => {
      try {
        await untilEnded(runner, signal)
      } finally {
        over.abort()
        await close()
      }
    }
    return { ended: end() }
  } catch (error) {
    over.abort()
    await close()
    throw error
  }
}

const untilEnded = async (runner: Runner, signal: AbortSignal): Promise<void> => {
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped = runner.stop().catch(() => {})
  }
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  // Why it ended is in the log already.
  await runner.promise.catch(() => {})
  await stopped
  signal.removeEventListener('abort', stop)
}

const startQueue = (house: House, pool: Pool): Promise<Runner> =>
  run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => house.log[levels[level] ?? 'debug'](message)),
    pollInterval: 1000,
    // Without a batch, a job whose end cannot be written down ends the whole process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: taskList(house),
    // What was due while the site was off, up to a day ago, is made up for.
    crontab: Object.entries(schedule)
      .map(([name, { at, fill }]) => (fill === 'none' ? `${at} ${name}` : `${at} ${name} ?fill=1d`))
      .join('\n'),
  })

// What the queue says of itself is for those who debug it.
const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const

/** Every task of the queue: the relay of the outbox, all reactions and what runs by the clock. */
export const taskList = (house: House): TaskList => ({ relay, ...reactions(house), ...chores(house) })

const chores = (house: House): TaskList =>
  Object.fromEntries(Object.entries(schedule).map(([name, { job }]) => [name, () => job(house)]))

const reactions = (house: House) =>
  Object.fromEntries(
    Object.entries(subscriptions).flatMap(([type, jobs]) =>
      Object.entries(jobs).map(([name, job]) => [
        `${type}:${name}`,
        (event: unknown) => job(house, event as Event as never),
      ]),
    ),
  )
