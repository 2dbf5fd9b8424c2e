import type { Kind, Reviewed } from './paths.ts'

export const outcomes = {
  application: ['accepted', 'more-asked', 'refused'],
  review: ['accepted', 'sent-back'],
} as const satisfies Record<Reviewed, readonly string[]>

export type Outcome = 'accepted' | 'more-asked' | 'refused' | 'sent-back'

export const isOutcome = (kind: Kind, text: string): text is Outcome =>
  kind !== 'report' && (outcomes[kind] as readonly string[]).includes(text)

const day = 24 * 60 * 60 * 1000

/** An applicant waits three days at most; an article that cannot be read meanwhile, and whoever reports something, one. */
export const dueAt = (kind: Kind, from: Date): Date => new Date(from.getTime() + (kind === 'application' ? 3 : 1) * day)

export const leastReason = 10

/** A yes needs no reason; whoever hears anything else must be able to understand it. */
export const reasonProblem = (outcome: Outcome, reason: string): 'reason-short' | 'too-long' | undefined => {
  const length = [...reason.trim()].length
  if (length > 4000) return 'too-long'
  return outcome !== 'accepted' && length < leastReason ? 'reason-short' : undefined
}

/** The state of a case after a decision: one that asks for more waits for the person concerned. */
export const stateAfter = (outcome: Outcome): 'waiting' | 'closed' => (outcome === 'more-asked' ? 'waiting' : 'closed')

/** What is left until a moment, in the largest unit that says something; undefined when it has passed. */
export const timeLeft = (due: Date, now: Date): { unit: 'days' | 'hours' | 'minutes'; count: number } | undefined => {
  const minutes = Math.floor((due.getTime() - now.getTime()) / 60_000)
  if (minutes < 0) return undefined
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  if (minutes < 24 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) }
  return { unit: 'days', count: Math.round(minutes / (24 * 60)) }
}
