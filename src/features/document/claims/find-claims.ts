import { explain, type Reason } from './explain.ts'
import type { ClaimModel } from './model.ts'
import { calibrated, lookAt, rawScore, type Sight } from './score.ts'
import { splitSentences } from './split-sentences.ts'

export type SentenceScore = {
  /** How sure it is that the sentence states something that wants a source, from 0 to 1; sentences may be ordered by it. */
  score: number
  /** Whether its author should be asked. */
  asks: boolean
  /** Whether readers should see a question mark. */
  marks: boolean
  why: Reason[]
}

/** `start` and `end` are UTF-16 offsets in the text that was given. */
export type FoundSentence = { start: number; end: number; text: string } & SentenceScore

/** Every sentence of a text with its score; whoever wants claims only takes those that `asks` or `marks`. */
export function findClaims(text: string, model: ClaimModel): FoundSentence[] {
  return splitSentences(text).map(({ start, end }) => {
    const sentence = text.slice(start, end)
    return { start, end, text: sentence, ...scoreSentence(sentence, model) }
  })
}

/** Scores a text as one sentence, uncut. */
export function scoreSentence(text: string, model: ClaimModel): SentenceScore {
  if (!hasWords(text)) return { score: 0, asks: false, marks: false, why: [] }
  const sight = lookAt(text, model.header.language)
  const score = scoreOf(sight, model)
  const { asks, marks } = model.header.thresholds
  return { score, asks: score >= asks, marks: score >= marks, why: explain(sight, model) }
}

const numerals = /[\p{N}〇一二两三四五六七八九十百千万亿]+/gu

/** A row of figures, a time of day, a score: whatever weight its figures have, it states nothing by itself. */
const hasWords = (text: string): boolean => {
  const rest = text.slice(0, 400).replace(numerals, ' ')
  const han = rest.match(/\p{sc=Han}/gu)?.length ?? 0
  const words = rest.replace(/\p{sc=Han}/gu, ' ').match(/\p{L}{2,}/gu)?.length ?? 0
  return han + 2 * words >= 4
}

/** Whether readers would want a source for a sentence: the same answer, without the reasons that take as long again. */
export const isMarked = (text: string, model: ClaimModel): boolean =>
  hasWords(text) && scoreOf(lookAt(text, model.header.language), model) >= model.header.thresholds.marks

const scoreOf = (sight: Sight, model: ClaimModel): number =>
  roundedScore(calibrated(rawScore(sight, model), model.header.calibration))

// Seven places keep the order of the raw scores and make short lines.
const roundedScore = (score: number): number => Math.round(score * 1e7) / 1e7
