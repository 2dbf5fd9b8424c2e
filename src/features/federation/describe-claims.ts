import type { Claim, CreativeWork } from 'schema-dts'
import type { ArticleClaim, ArticleView } from '#features/articles/index.ts'
import type { Source } from '#features/sources/index.ts'

// A page must not grow without end for programs; the export has all of them.
const most = 100

/** Where the page of an article has a source, from 1. */
export const sourceAddress = (url: string, number: number): string => `${url}#source-${number}`

/**
 * The claims of an article as schema.org has them: their words, where they stand, and what they rest on. `keywords` says
 * how each stands: `sourced`, `first-hand`, or `question` where nobody has given a source yet.
 */
export const describeClaims = ({ claims, language }: ArticleView, url: string): Claim[] =>
  claims
    .filter(({ state }) => told.has(state))
    .slice(0, most)
    .map((claim) => describeClaim(claim, url, language))

const told = new Set<ArticleClaim['state']>(['sourced', 'first-hand', 'question'])

const describeClaim = (
  { id, state, text, sources, when, where }: ArticleClaim,
  url: string,
  language: string,
): Claim => ({
  '@type': 'Claim',
  '@id': `${url}#c-${id}`,
  text,
  inLanguage: language,
  keywords: state,
  appearance: { '@type': 'WebPageElement', url: `${url}#c-${id}`, isPartOf: { '@id': url } },
  citation: sources.length > 0 ? sources.map((number) => ({ '@id': sourceAddress(url, number) })) : undefined,
  temporalCoverage: (state === 'first-hand' && when) || undefined,
  spatialCoverage: state === 'first-hand' && where ? { '@type': 'Place', name: where } : undefined,
})

/** What an article itself rests on, apart from what was reported before: documents, and the figures of others. */
const rested = new Set<string>(['primary', 'data', 'official'])

export const restsOn = (sources: readonly Source[], url: string): (CreativeWork | { '@id': string })[] =>
  sources.flatMap(({ kind }, at) => (rested.has(kind) ? { '@id': sourceAddress(url, at + 1) } : []))
