import type { Source, SourceKind } from './source.ts'

/** What can be written down about a source besides its kind, its title and the quote. */
export type SourceField = Exclude<keyof Source, 'id' | 'kind' | 'isProtected'>

const fields: Record<SourceKind, readonly SourceField[]> = {
  web: ['author', 'publisher', 'published', 'accessed'],
  news: ['container', 'author', 'published', 'pages', 'accessed'],
  report: ['publisher', 'author', 'number', 'published', 'pages', 'place', 'accessed'],
  official: ['publisher', 'published', 'version', 'number', 'accessed', 'doi'],
  data: ['publisher', 'author', 'version', 'published', 'accessed', 'doi'],
  research: ['author', 'container', 'published', 'volume', 'issue', 'pages', 'doi', 'publisher', 'accessed'],
  book: ['author', 'publisher', 'published', 'pages', 'edition', 'place', 'isbn', 'accessed'],
  law: ['number', 'section', 'publisher', 'published', 'accessed'],
  primary: ['publisher', 'author', 'number', 'published', 'pages', 'accessed'],
  interview: ['author', 'publisher', 'published', 'place'],
  'first-hand': ['author', 'published', 'place'],
  social: ['author', 'container', 'published', 'accessed'],
}

/** The fields that a kind asks for, in the order of the form. The first ones say most. */
export const fieldsOf = (kind: SourceKind, isProtected = false): readonly SourceField[] =>
  isProtected && kind === 'interview' ? ['published'] : fields[kind]
