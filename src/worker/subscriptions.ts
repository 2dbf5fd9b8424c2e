import type { EventType } from '#platform/events.ts'
import type { Job } from './run.ts'

/** Who reacts to what. Every line becomes a job of its own, so that each is tried again alone; all are safe to run twice. */
export const subscriptions: Partial<Record<EventType, Record<string, Job>>> = {}
