import {
  type AnswerByText,
  claimAnswers,
  cleanText,
  type WenhaoDocument,
  withClaims,
} from '#features/document/index.ts'
import type { Loss } from './item.ts'

const most = 2_000
const notFound = 'claim whose words are not in the text'

type Known = {
  articleId: string
  /** The ids of the sources of the item, in the order in which claims name them from 1. */
  sourceIds: readonly (string | undefined)[]
}

/** Marks what the author answered about sentences, as an item writes it down, in the text of its article. */
export const placeClaims = (document: WenhaoDocument, given: readonly unknown[], { articleId, sourceIds }: Known) => {
  const read = given.slice(0, most).map((claim) => readClaim(claim, sourceIds))
  const answers = read.flatMap(({ answer }) => answer ?? [])
  const placed = withClaims(document, answers, { articleId })
  const losses: Loss[] = [
    ...placed.missing.slice(0, 5).map(({ text }) => ({ what: `${notFound} (${text.slice(0, 60)})`, count: 1 })),
    { what: notFound, count: placed.missing.length - 5 },
    {
      what: 'claims without words or with an answer that is not ours',
      count: read.filter(({ answer }) => !answer).length,
    },
    { what: 'sources of claims that the item does not list', count: read.reduce((sum, { lost }) => sum + lost, 0) },
    { what: `claims beyond the ${most}th`, count: Math.max(0, given.length - most) },
  ]
  return { document: placed.document, lost: losses.filter(({ count }) => count > 0) }
}

type ReadClaim = { answer?: AnswerByText; lost: number }

const readClaim = (given: unknown, sourceIds: Known['sourceIds']): ReadClaim => {
  const fields = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>
  const text = wordsOf(fields.text, 100_000)
  const answer = claimAnswers.find((one) => one === fields.answer)
  if (!answer || text.trim() === '') return { lost: 0 }
  const numbers = [fields.sources ?? []].flat()
  const sources = numbers.flatMap((number) => sourceIds[Number(number) - 1] ?? [])
  const [when, where, note] = [wordsOf(fields.when, 60), wordsOf(fields.where, 120), wordsOf(fields.note, 300)]
  return {
    answer: { text, answer, sources: [...new Set(sources)].slice(0, 10), when, where, note },
    lost: numbers.length - sources.length,
  }
}

const wordsOf = (value: unknown, length: number): string =>
  typeof value === 'string' || typeof value === 'number' ? cleanText(String(value).slice(0, length)) : ''
