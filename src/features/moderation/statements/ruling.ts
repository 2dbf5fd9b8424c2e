import { z } from 'zod'
import type { Problem } from '#ui/messages/index.ts'
import type { Target } from '../reports/target.ts'

export const measures = {
  article: ['none', 'warn', 'hide'],
  picture: ['none', 'warn', 'hide'],
  creator: ['none', 'warn', 'suspend'],
} as const satisfies Record<Target['type'], readonly string[]>

export type Measure = 'none' | 'warn' | 'hide' | 'suspend'

export const isMeasure = (type: Target['type'], measure: string): boolean =>
  (measures[type] as readonly string[]).includes(measure)

const text = (most: number) =>
  z
    .string()
    .trim()
    .refine((typed) => [...typed].length <= most, 'too-long')
    .default('')

/** What a moderator writes. `rule` is a clause, or `law`: then the ground is named beside it. */
export const rulingForm = z.object({
  measure: z.enum(['none', 'warn', 'hide', 'suspend'], 'choose-one'),
  rule: z.string().max(40, 'not-valid').default(''),
  legalGround: text(500),
  facts: text(5000),
  explanation: text(2000),
  until: text(10),
  seen: z.string().max(40, 'not-valid').default(''),
  judged: z.string().max(40, 'not-valid').default(''), // what was looked at before its author changed it
  do: z.enum(['preview', 'send', 'edit', 'hide-now'], 'not-valid').default('preview'),
})

export type Ruling = Omit<z.output<typeof rulingForm>, 'do' | 'judged'>

const isShort = (typed: string) => [...typed.trim()].length < 10

/** What a ruling lacks, by field. Whoever is restricted must be able to understand it, and to object. */
export const rulingProblems = (ruling: Ruling, today: string): Partial<Record<string, Problem>> => {
  const isRestriction = ruling.measure !== 'none'
  return {
    ...(isRestriction && ruling.rule === '' && { rule: 'choose-one' as const }),
    ...(isRestriction && ruling.rule === 'law' && ruling.legalGround === '' && { legalGround: 'required' as const }),
    ...(isRestriction && isShort(ruling.facts) && { facts: 'reason-short' as const }),
    ...(isShort(ruling.explanation) && { explanation: 'reason-short' as const }),
    ...(ruling.until !== '' && !isComingDay(ruling.until, today) && { until: 'not-coming' as const }),
  }
}

// Days as 2026-11-22 compare as text.
const isComingDay = (day: string, today: string): boolean => {
  if (!/^20\d\d-\d\d-\d\d$/.test(day) || day <= today) return false
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}
