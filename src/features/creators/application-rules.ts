import type { Content } from './application.ts'
import { handleProblem } from './handle-rules.ts'
import { nameProblem } from './name-rules.ts'

/** At most this many go with an application. */
export const limits = { channels: 3, links: 10, files: 5, whyAtLeast: 20 }

export type ContentProblem =
  | 'choose-one'
  | 'required'
  | 'too-short'
  | 'too-many'
  | 'not-url'
  | NonNullable<ReturnType<typeof handleProblem>>
  | NonNullable<ReturnType<typeof nameProblem>>

export type ContentProblems = Partial<Record<string, ContentProblem | 'handle-taken' | 'name-taken'>>

/** What is still missing before an application can be submitted, by field. Empty: nothing. */
export const missingIn = (content: Content): ContentProblems => {
  const found: Record<string, ContentProblem | undefined> = {
    kind: content.kind === null ? 'choose-one' : undefined,
    name: nameProblem(content.name),
    handle: handleProblem(content.handle),
    tagline: content.tagline === '' ? 'required' : undefined,
    channels: countProblem(content.channelIds.length, limits.channels, 'choose-one'),
    why: whyProblem(content.why),
    links: linksProblem(content.links),
    files: content.files.length > limits.files ? 'too-many' : undefined,
  }
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem))
}

const countProblem = (count: number, most: number, none: ContentProblem): ContentProblem | undefined =>
  count === 0 ? none : count > most ? 'too-many' : undefined

const whyProblem = (why: string): ContentProblem | undefined => {
  if (why === '') return 'required'
  return [...why].length < limits.whyAtLeast ? 'too-short' : undefined
}

const linksProblem = (links: string[]): ContentProblem | undefined => {
  if (links.length > limits.links) return 'too-many'
  return links.every(isWebAddress) ? undefined : 'not-url'
}

export const isWebAddress = (text: string): boolean => {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false
  const { hostname, username } = new URL(text)
  return username === '' && hostname.includes('.')
}
