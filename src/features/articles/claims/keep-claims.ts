import { sql, type Transaction } from 'kysely'
import { asSaid, type Claim } from '#features/document/index.ts'
import { keepSources } from '#features/sources/index.ts'
import type { DB } from '#platform/schema.ts'
import type { Details } from '../details.ts'
import { countStates } from './claim-counts.ts'
import type { Machine } from './find-unsourced.ts'

/** An article of which these are all claims. */
export type Claimed = { id: string; details: Details; claims: readonly Claim[] }

/** What lists show of the claims, and who looked for them. */
export const claimColumns = (claims: readonly Claim[], foundBy: Machine['name']) => {
  const { sourced, firstHand, open } = countStates(claims)
  return { claims_sourced: sourced, claims_first_hand: firstHand, claims_open: open, claims_found_by: foundBy }
}

/** Brings the rows in line with the revision that readers see. The article is locked. */
export const rebuildClaims = async (trx: Transaction<DB>, creatorId: string, article: Claimed): Promise<void> => {
  await trx.deleteFrom('citation').where('article_id', '=', article.id).execute()
  await trx.deleteFrom('claim').where('article_id', '=', article.id).execute()
  await insertClaims(trx, creatorId, [article])
}

/** Writes claims and citations of articles that have none yet, in few statements however many there are. */
export const insertClaims = async (
  trx: Transaction<DB>,
  creatorId: string,
  articles: readonly Claimed[],
): Promise<void> => {
  const sourceIds = await keepSources(
    trx,
    creatorId,
    articles.flatMap(({ details }) => details.sources),
  )
  await insertClaimRows(trx, articles.flatMap(claimRows))
  let from = 0
  const citations = articles.flatMap((article) => {
    const own = sourceIds.slice(from, (from += article.details.sources.length))
    return citationRows(article, own)
  })
  await insertCitationRows(trx, citations)
}

const claimRows = ({ id, claims }: Claimed) => claims.map((claim, at) => ({ articleId: id, place: at + 1, claim }))

// In columns: a statement takes 65,535 parameters, and a batch may have more claims than that.
const insertClaimRows = async (trx: Transaction<DB>, rows: ReturnType<typeof claimRows>): Promise<void> => {
  if (rows.length === 0) return
  const column = <Value>(value: (claim: Claim) => Value) => rows.map(({ claim }) => value(claim))
  await sql`
    insert into claim
      (article_id, id, place, state, text, is_answered, is_changed, seen_when, seen_where, note)
    select * from unnest(
      ${rows.map(({ articleId }) => articleId)}::text[], ${column(({ id }) => id)}::text[],
      ${rows.map(({ place }) => place)}::int[], ${column(({ state }) => state)}::text[],
      ${column(({ text }) => asSaid(text))}::text[], ${column(({ isAnswered }) => isAnswered)}::boolean[],
      ${column(({ isChanged }) => isChanged)}::boolean[], ${column(({ when }) => when)}::text[],
      ${column(({ where }) => where)}::text[], ${column(({ note }) => note)}::text[])`.execute(trx)
}

type CitationRow = { articleId: string; sourceId: string; place: number; claimId: string | null }

const citationRows = ({ id, details, claims }: Claimed, sourceIds: readonly string[]): CitationRow[] => {
  const places = new Map(details.sources.map((source, at) => [source.id, at + 1]))
  const row = (place: number, claimId: string | null) => ({
    articleId: id,
    sourceId: sourceIds[place - 1] ?? '',
    place,
    claimId,
  })
  const ofClaims = claims
    .filter(({ state }) => state === 'sourced')
    .flatMap((claim) => claim.sources.map((source) => row(places.get(source) ?? 0, claim.id)))
  const named = new Set(ofClaims.map(({ place }) => place))
  const all = details.sources.map((_, at) => at + 1)
  const ofTheWhole = all.filter((place) => !named.has(place)).map((place) => row(place, null))
  return [...ofClaims, ...ofTheWhole]
}

const insertCitationRows = async (trx: Transaction<DB>, rows: CitationRow[]): Promise<void> => {
  if (rows.length === 0) return
  const column = <Name extends keyof CitationRow>(name: Name) => rows.map((row) => row[name])
  await sql`
    insert into citation (article_id, source_id, place, claim_id)
    select * from unnest(${column('articleId')}::text[], ${column('sourceId')}::text[], ${column('place')}::int[],
      ${column('claimId')}::text[])`.execute(trx)
}
