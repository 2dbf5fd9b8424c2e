import type { ClaimAnswer } from '#features/document/index.ts'
import { newId } from '#platform/ids.ts'

type Answered = { id?: string; sources?: string[]; when?: string; where?: string; note?: string; marks?: object[] }

/** The mark of an answered claim; its id is new unless it is given. */
export const claimMark = (answer: ClaimAnswer, { id = newId(), marks: _, ...more }: Answered = {}) => ({
  type: 'claim',
  attrs: { id, answer, ...more },
})

/** Words that are one claim. */
export const claim = (words: string, answer: ClaimAnswer, more: Answered = {}) => ({
  type: 'text',
  text: words,
  marks: [claimMark(answer, more), ...(more.marks ?? [])],
})

export const sourced = (words: string, ...sources: string[]) => claim(words, 'sourced', { sources })
