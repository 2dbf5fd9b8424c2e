import type { CreativeWork } from 'schema-dts'
import { type CslItem, type Source, type SourceKind, toCsl } from '#features/sources/index.ts'

const types: Record<SourceKind, string> = {
  web: 'WebPage',
  news: 'NewsArticle',
  report: 'Report',
  official: 'Dataset',
  data: 'Dataset',
  research: 'ScholarlyArticle',
  book: 'Book',
  law: 'Legislation',
  primary: 'DigitalDocument',
  interview: 'Conversation',
  'first-hand': 'CreativeWork',
  social: 'SocialMediaPosting',
}

/** A source as schema.org has it, by its kind. Who a protected interviewee is stands nowhere. */
export const describeSource = (source: Source): CreativeWork =>
  ({
    '@type': types[source.kind],
    name: source.title,
    headline: ['news', 'research', 'social'].includes(source.kind) ? source.title.slice(0, 110) : undefined,
    url: source.url || undefined,
    author: source.isProtected ? undefined : authors(toCsl(source).author),
    publisher: source.publisher ? { '@type': 'Organization', name: source.publisher } : undefined,
    datePublished: source.published || undefined,
    isPartOf: source.container ? { '@type': 'CreativeWork', name: source.container } : undefined,
    identifier: identifiers(source),
    version: source.version || undefined,
    ...byKind(source),
  }) as CreativeWork

const authors = (names: CslItem['author']) => {
  const people = names?.map((name) => ({ '@type': 'Person', name: nameOf(name) }))
  return people?.length === 1 ? people[0] : people
}

const nameOf = (name: NonNullable<CslItem['author']>[number]): string =>
  'literal' in name ? name.literal : `${name.given} ${name.family}`

const identifiers = ({ doi, number, kind }: Source) => {
  if (doi) return `https://doi.org/${doi}`
  return number && kind !== 'law' ? number : undefined
}

const byKind = (source: Source): Record<string, unknown> => {
  const pagination = source.pages || undefined
  if (source.kind === 'book')
    return { isbn: source.isbn.replace(/[ -]/g, '') || undefined, bookEdition: source.edition || undefined }
  if (source.kind === 'law') return { legislationIdentifier: source.number || undefined }
  if (source.kind === 'research' || source.kind === 'news') return { pagination }
  return {}
}
