import { canonical, cleanText, readDocument, type WenhaoDocument } from '#features/document/index.ts'
import { type Details, detailsSchema } from './details.ts'
import type { Content } from './insert-revision.ts'

/** What an editor sends: any part of the details, and the text when it changed. */
export type Sent = { details?: unknown; document?: unknown }

/** What is wrong, by path: `details.title`, `document.content.3.attrs.alt`. */
export type SentProblems = Record<string, string>

/** Checks what was sent and lays it over what is there. */
export const mergeContent = (
  current: Content,
  sent: Sent,
): { ok: true; content: Content } | { ok: false; problems: SentProblems } => {
  const details = readDetails(current.details, sent.details)
  const document = readText(current.document, sent.document)
  const problems = { ...(!details.ok && details.problems), ...(!document.ok && document.problems) }
  return details.ok && document.ok
    ? { ok: true, content: { details: details.details, document: document.document } }
    : { ok: false, problems }
}

const readDetails = (current: Details, sent: unknown) => {
  if (sent === undefined) return { ok: true, details: current } as const
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent))
    return { ok: false, problems: { details: 'not-valid' } } as const
  const result = detailsSchema.safeParse({ ...current, ...(cleanStrings(sent) as object) })
  if (result.success) return { ok: true, details: result.data } as const
  const problems: SentProblems = {}
  for (const issue of result.error.issues) problems[['details', ...issue.path].join('.')] ??= problemWord(issue)
  return { ok: false, problems } as const
}

// The schema's own words are problem words; Zod's other messages are English sentences for programmers.
const problemWord = (issue: { message: string }): string =>
  /^[a-z-]+$/.test(issue.message) ? issue.message : 'not-valid'

const readText = (current: WenhaoDocument, sent: unknown) => {
  if (sent === undefined) return { ok: true, document: current } as const
  const result = readDocument(sent)
  if (result.ok) return result
  const path = result.path ? `document.${result.path}` : 'document'
  return { ok: false, problems: { [path]: result.problem } as SentProblems } as const
}

// PostgreSQL refuses NUL in JSON, and half a surrogate pair would change on its way.
const cleanStrings = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return cleanText(value)
  if (typeof value !== 'object' || value === null || depth > 5) return value
  if (Array.isArray(value)) return value.map((item) => cleanStrings(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, cleanStrings(held, depth + 1)]))
}

export const isSameContent = (a: Content, b: Content): boolean =>
  canonical({ details: a.details, document: a.document }) === canonical({ details: b.details, document: b.document })
