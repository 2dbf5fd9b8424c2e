import type { Details } from '#features/articles/details.ts'
import type { ClaimAnswer } from '#features/document/index.ts'
import type { Source } from '#features/sources/index.ts'
import { newId } from '#platform/ids.ts'
import { type Author, aDraft, aSource } from '../articles/build.ts'
import { publish, rewrite } from '../articles/writing.ts'
import type { Site } from '../harness/site.ts'

type Answered = { id?: string; sources?: string[]; when?: string; where?: string; note?: string }

/** The mark of an answered claim; its id is new unless it is given. */
export const claimMark = (answer: ClaimAnswer, { id = newId(), ...more }: Answered = {}) => ({
  type: 'claim',
  attrs: { id, answer, ...more },
})

/** Words that are one claim. */
export const claim = (
  words: string,
  answer: ClaimAnswer,
  { marks = [], ...more }: Answered & { marks?: object[] } = {},
) => ({ type: 'text', text: words, marks: [claimMark(answer, more), ...marks] })

export const sourced = (words: string, ...sources: string[]) => claim(words, 'sourced', { sources })

export const line = (...content: (string | object)[]) => ({
  type: 'paragraph',
  content: content.map((piece) => (typeof piece === 'string' ? { type: 'text', text: piece } : piece)),
})

/** Sources of an article, `s1` and on. */
export const someSources = (count: number, more: Partial<Source> = {}): Source[] =>
  Array.from({ length: count }, (_, at) =>
    aSource({
      id: `s${at + 1}`,
      title: `夜间线路调整公告 ${at + 1}`,
      publisher: '公交公司',
      url: `https://example.org/notice/${at + 1}`,
      quote: `四条线路末班车发车时间由 22:30 延后至 23:3${at}。`,
      ...more,
    }),
  )

/** Publishes a text with its claims, and answers its address. */
export const publishText = async (
  site: Site,
  author: Author,
  details: Partial<Details>,
  ...content: object[]
): Promise<string> => {
  const draft = await aDraft(site, author, { details })
  const version = await rewrite(author, draft, { document: { type: 'doc', content } })
  return `/a/${await publish(site, author, { id: draft.id, version })}`
}
