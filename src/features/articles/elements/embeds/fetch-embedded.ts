import type { Desk } from '../desk.ts'

/** An article as its card shows it; the server's type is features/articles/embedded.ts. */
export type EmbeddedArticle = {
  is: 'here' | 'withdrawn' | 'hidden'
  title?: string
  language?: string
  creator?: { name: string }
}

/** Nothing when readers cannot be shown it, or when the server cannot be asked. */
export const fetchEmbedded = async (desk: Desk, id: string): Promise<EmbeddedArticle | undefined> => {
  try {
    const answer = await fetch(desk.paths.embed + id, { headers: { Accept: 'application/json' } })
    return answer.ok ? ((await answer.json()) as EmbeddedArticle) : undefined
  } catch {
    return undefined
  }
}
