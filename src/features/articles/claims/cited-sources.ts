import type { CitedSource } from '#features/document/index.ts'
import { type Source, textFragment } from '#features/sources/index.ts'

/** The sources of an article as its marks and notes tell them, by the id that each has in it. */
export const citedSources = (sources: readonly Source[]): Map<string, CitedSource> =>
  new Map(
    sources.map(({ id, title, publisher, url, quote }, place) => [
      id,
      { number: place + 1, title, publisher, url: textFragment(url, quote), quote },
    ]),
  )
