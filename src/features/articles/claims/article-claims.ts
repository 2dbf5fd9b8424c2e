import type { Kysely } from 'kysely'
import type { Claim, ClaimState } from '#features/document/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Details } from '../details.ts'

/** A claim as the parts of a page show it, apart from the text. `sources` are places in the list of sources, from 1. */
export type ArticleClaim = {
  id: string
  state: ClaimState
  text: string
  isAnswered: boolean
  isChanged: boolean
  sources: number[]
} & Pick<Claim, 'when' | 'where' | 'note'>

/** The claims of what readers see, in reading order. A document has no more than its length allows. */
export const publishedClaims = async (db: Kysely<DB>, articleId: string): Promise<ArticleClaim[]> => {
  const rows = await db
    .selectFrom('claim')
    .select(['id', 'state', 'text', 'note', 'is_answered as isAnswered', 'is_changed as isChanged'])
    .select(['seen_when as when', 'seen_where as where'])
    .where('article_id', '=', articleId)
    .orderBy('place')
    .execute()
  if (rows.length === 0) return []
  const cited = await db
    .selectFrom('citation')
    .select(['claim_id', 'place'])
    .where('article_id', '=', articleId)
    .where('claim_id', 'is not', null)
    .orderBy('place')
    .execute()
  const places = Map.groupBy(cited, ({ claim_id }) => claim_id)
  return rows.map((row) => ({ ...row, sources: (places.get(row.id) ?? []).map(({ place }) => place) }))
}

/** The same of a text that is not published. */
export const claimsToShow = (claims: readonly Claim[], { sources }: Pick<Details, 'sources'>): ArticleClaim[] => {
  const places = new Map(sources.map(({ id }, at) => [id, at + 1]))
  return claims.map(({ id, state, text, isAnswered, isChanged, when, where, note, ...claim }) => ({
    ...{ id, state, text, isAnswered, isChanged, when, where, note },
    sources: state === 'sourced' ? claim.sources.map((source) => places.get(source) ?? 0).sort((a, b) => a - b) : [],
  }))
}
