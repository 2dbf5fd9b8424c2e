import { type Source, sourceSchema } from '#features/sources/browser.ts'
import { studioPaths } from '../../paths.ts'

export type FoundSource = { from: 'creator' | 'site'; source: Source }

/** The sources used before that hold these words; undefined if they cannot be looked up now. */
export const fetchSources = async (
  articleId: string,
  words: string,
  signal: AbortSignal,
): Promise<FoundSource[] | undefined> => {
  try {
    const query = new URLSearchParams({ q: words.slice(0, 100) })
    const headers = { Accept: 'application/json' }
    const answer = await fetch(`${studioPaths.sources(articleId)}?${query}`, { headers, signal })
    if (!answer.ok) return undefined
    const { sources } = (await answer.json()) as { sources: { from: FoundSource['from']; source: unknown }[] }
    // The server may be newer than this page.
    return sources.flatMap(({ from, source }) => {
      const read = sourceSchema.safeParse(source)
      return read.success ? [{ from, source: read.data }] : []
    })
  } catch {
    return undefined
  }
}
