import { Logger, type Runner, run, type TaskList } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Event } from '#platform/events.ts'
import type { House } from '#web/house.ts'
import { relay } from './relay.ts'
import { schedule } from './schedule.ts'
import { subscriptions } from './subscriptions.ts'

/** A reaction: takes the event, reads the rows as they are now, brings its own tables in line. */
export type Job = (house: House, event: never) => Promise<void>

/** Runs the jobs of the house until stopped. */
export const runJobs = async (house: House, pool: Pool): Promise<Runner> =>
  run({
    pgPool: pool,
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(() => (level, message) => house.log[levels[level] ?? 'debug'](message)),
    pollInterval: 1000,
    taskList: taskList(house),
    // What was due while the site was off, up to a day ago, is made up for.
    crontab: Object.entries(schedule)
      .map(([name, { at }]) => `${at} ${name} ?fill=1d`)
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
