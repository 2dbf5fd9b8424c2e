import type { Task } from 'graphile-worker'
import type { Event } from '#platform/events.ts'
import { subscriptions } from './subscriptions.ts'

/** Turns one event of the outbox into one job for each reaction. */
export const relay: Task = async (payload, { addJob }) => {
  const event = payload as Event
  for (const name of Object.keys(subscriptions[event.type] ?? {}))
    await addJob(`${event.type}:${name}`, event, { maxAttempts: 10 })
}
