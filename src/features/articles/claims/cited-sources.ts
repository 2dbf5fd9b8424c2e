import type { CitedSource } from '#features/document/index.ts'
import { addressOf, type Source } from '#features/sources/thread.ts'

/** The sources of an article as its marks and notes tell them, by the id that each has in it. */
export const citedSources = (sources: readonly Source[]): Map<string, CitedSource> =>
  new Map(
    sources.map((source, place) => [
      source.id,
      {
        number: place + 1,
        title: source.title,
        publisher: publisherOf(source),
        url: addressOf(source),
        quote: source.quote,
      },
    ]),
  )

// A paper stands in a journal, a post on a platform: that names it better than its author does.
const publisherOf = ({ publisher, container, author }: Source): string => publisher || container || author
