import { type Source, type SourceKind, sourceKinds, sourceSchema } from './source.ts'
import { cslTypes, cslVariables } from './to-csl.ts'

/** An item of CSL-JSON as a source: our own ones come back whole, those of other programs as far as they fit. */
export const fromCsl = (given: unknown): Source | undefined => {
  if (typeof given !== 'object' || given === null) return undefined
  const item = given as Record<string, unknown>
  const custom = (typeof item.custom === 'object' ? item.custom : null) as Record<string, unknown> | null
  const texts = Object.entries(cslVariables).map(([name, field]) => [field, textOf(item[name])] as const)
  const fields = {
    ...Object.fromEntries(texts),
    kind: kindOf(custom?.kind, item.type),
    title: textOf(item.title) || textOf(item.URL),
    author: authorsOf(item.author),
    published: dateOf(item.issued),
    accessed: dateOf(item.accessed),
    quote: textOf(custom?.quote),
    isProtected: custom?.protected === true,
  }
  return withoutMisfits(fields)
}

/** Reads a source; a field that does not fit is left out, for it is no reason to lose the source. */
export const withoutMisfits = (fields: Record<string, unknown>): Source | undefined => {
  const whole = sourceSchema.safeParse(fields)
  if (whole.success) return whole.data
  const misfits = new Set(whole.error.issues.map(({ path }) => path[0]))
  const rest = Object.entries(fields).filter(([name]) => !misfits.has(name))
  const part = sourceSchema.safeParse(Object.fromEntries(rest))
  return part.success ? part.data : undefined
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

const kindOf = (own: unknown, type: unknown): SourceKind =>
  sourceKinds.find((kind) => kind === own) ?? foreignTypes[textOf(type)] ?? 'web'

/** Of the types of CSL that are not ours, the kind that is nearest. */
const foreignTypes: Record<string, SourceKind> = {
  ...(Object.fromEntries(sourceKinds.toReversed().map((kind) => [cslTypes[kind], kind])) as Record<string, SourceKind>),
  dataset: 'data',
  document: 'primary',
  article: 'research',
  'article-magazine': 'news',
  bill: 'law',
  broadcast: 'news',
  chapter: 'book',
  hearing: 'primary',
  legal_case: 'law',
  manuscript: 'primary',
  'paper-conference': 'research',
  personal_communication: 'interview',
  'post-weblog': 'web',
  regulation: 'law',
  speech: 'primary',
  standard: 'law',
  thesis: 'research',
  treaty: 'law',
}

const authorsOf = (author: unknown): string => {
  if (typeof author === 'string') return author
  if (!Array.isArray(author)) return ''
  const names = author.slice(0, 50).map(nameOf).filter(Boolean)
  return names.join(names.some((name) => /\p{Script=Han}/u.test(name)) ? '；' : '; ')
}

const nameOf = (name: unknown): string => {
  if (typeof name !== 'object' || name === null) return ''
  const { literal, family, given } = name as Record<string, unknown>
  const [last, first] = [textOf(family), textOf(given)]
  if (textOf(literal)) return textOf(literal)
  // 王小波 is one word in Chinese, whatever boxes it was typed into.
  if (/\p{Script=Han}/u.test(last + first)) return last + first
  return [last, first].filter(Boolean).join(', ')
}

const dateOf = (date: unknown): string => {
  if (typeof date === 'string') return date.slice(0, 10)
  const parts: unknown = (date as { 'date-parts'?: unknown[] } | null | undefined)?.['date-parts']?.[0]
  if (!Array.isArray(parts)) return ''
  const [year, ...rest] = parts.slice(0, 3).map(Number)
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
}
