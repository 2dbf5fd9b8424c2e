import type { Source, SourceKind } from './source.ts'

/** A name as CSL-JSON has it: in parts where the author parted it by a comma, else as it was written. */
export type CslName = { family: string; given: string } | { literal: string }

type CslDate = { 'date-parts': [number[]] }

/** An item of CSL-JSON. What CSL has no word for stands in `custom`, which its readers pass over. */
export type CslItem = {
  id: string
  type: string
  title: string
  language: 'zh-CN' | 'en'
  custom: { kind: SourceKind; quote?: string; protected?: true }
  author?: CslName[]
  issued?: CslDate
  accessed?: CslDate
} & Partial<Record<TextVariable, string>>

export type TextVariable =
  | 'container-title'
  | 'publisher'
  | 'publisher-place'
  | 'volume'
  | 'issue'
  | 'page'
  | 'edition'
  | 'number'
  | 'section'
  | 'version'
  | 'URL'
  | 'DOI'
  | 'ISBN'

export const cslTypes: Record<SourceKind, string> = {
  web: 'webpage',
  news: 'article-newspaper',
  report: 'report',
  official: 'dataset',
  data: 'dataset',
  research: 'article-journal',
  book: 'book',
  law: 'legislation',
  primary: 'document',
  interview: 'interview',
  'first-hand': 'document',
  social: 'post',
}

/** Which field stands under which name of CSL. */
export const cslVariables: Record<TextVariable, keyof Source> = {
  'container-title': 'container',
  publisher: 'publisher',
  'publisher-place': 'place',
  volume: 'volume',
  issue: 'issue',
  page: 'pages',
  edition: 'edition',
  number: 'number',
  section: 'section',
  version: 'version',
  URL: 'url',
  DOI: 'doi',
  ISBN: 'isbn',
}

/** Who is meant by a protected interviewee, in the language of the item. */
export const protectedPerson = { 'zh-CN': '受保护的受访者', en: 'Protected interviewee' } as const

/** A source as an item of CSL-JSON, for the engines that set references and for other programs. */
export const toCsl = (source: Source): CslItem => {
  const language = /\p{Script=Han}/u.test(source.title) ? 'zh-CN' : 'en'
  const { kind, quote, isProtected } = source
  const author = isProtected ? [{ literal: protectedPerson[language] }] : namesOf(source.author)
  const variables = Object.entries(cslVariables)
    .map(([name, field]) => [name, source[field]])
    .filter(([, value]) => value !== '')
  return {
    id: source.id,
    type: cslTypes[kind],
    title: source.title,
    language,
    ...(author.length > 0 && { author }),
    ...(source.published && { issued: dateOf(source.published) }),
    ...(source.accessed && { accessed: dateOf(source.accessed) }),
    ...Object.fromEntries(variables),
    custom: { kind, ...(quote && { quote }), ...(isProtected && { protected: true as const }) },
  }
}

const dateOf = (date: string): CslDate => ({ 'date-parts': [date.split('-').map(Number)] })

/** Names are parted by semicolons; Chinese ones by the pause mark and commas too. "Doe, Jane" is one name in two parts. */
const namesOf = (written: string): CslName[] => {
  const separator = /\p{Script=Han}/u.test(written) ? /[;；、,，\n]/ : /[;；\n]/
  return written
    .split(separator)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 50)
    .map(nameOf)
}

const nameOf = (name: string): CslName => {
  const [family = '', given = '', ...more] = name.split(',').map((part) => part.trim())
  return family && given && more.length === 0 ? { family, given } : { literal: name }
}
