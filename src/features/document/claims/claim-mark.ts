import * as z from 'zod'

/** What an author can answer to "where does this come from?". `none`: it is no claim, and is not asked again. */
export const claimAnswers = ['sourced', 'first-hand', 'opinion', 'common', 'question', 'none'] as const

export type ClaimAnswer = (typeof claimAnswers)[number]

const idOfThirteen = z.string().regex(/^[0-9a-hjkmnp-tv-z]{13}$/)

/** The id that a source has within its article. */
export const sourceId = z.string().regex(/^[0-9a-z]{1,13}$/)

/** The attributes of the mark that an answered sentence bears. It moves with the text; `said` tells whether it still fits. */
export const claimAttributes = z.strictObject({
  id: idOfThirteen,
  answer: z.enum(claimAnswers),
  sources: z.array(sourceId).max(10).default([]),
  when: z.string().max(60).default(''), // of what the author saw
  where: z.string().max(120).default(''),
  note: z.string().max(300).default(''), // a word of the author's to it, for instance why there is no source
  said: z.string().max(1_000).default(''), // how the sentence began when it was answered
})

export type ClaimAttributes = z.output<typeof claimAttributes>
