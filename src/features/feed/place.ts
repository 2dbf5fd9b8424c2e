import { vary } from './vary.ts'

/**
 * Where a ranked list goes on: below a score, and with those first that were passed over above it for the sake of
 * variety. It is all in the address, so that no page is lost or comes twice while articles appear.
 */
export type Place = { score: number; id: string; left: string[] }

export const mostLeft = 30

const pattern = /^(-?\d{1,9}(?:\.\d{1,17})?)_([0-9a-hjkmnp-tv-z]{13})((?:_[0-9a-hjkmnp-tv-z]{13}){0,31})$/

export const readRankedPlace = (text: string | undefined): Place | undefined => {
  const match = pattern.exec(text ?? '')
  if (!match) return undefined
  return { score: Number(match[1]), id: match[2] ?? '', left: (match[3] ?? '').split('_').filter(Boolean) }
}

export const writeRankedPlace = ({ score, id, left }: Place): string => [score, id, ...left].join('_')

/** Which page of related reads it is, so that each explores something else. */
export const readPageNumber = (text: string | undefined): number => (/^\d{1,2}$/.test(text ?? '') ? Number(text) : 0)

export type Ranked = { id: string; creatorId: string; score: number }

export const isBelow = (item: Ranked, { score, id }: Place): boolean =>
  item.score < score || (item.score === score && item.id < id)

/**
 * A page of a ranked pool, and where the next one goes on; the pool holds more than the page where there is more. A page
 * that is filled by those that were passed over before goes on where the one before it did.
 */
export const cutRanked = <T extends Ranked>(
  pool: T[],
  places: number,
  after?: Place,
): { shown: T[]; next: string | undefined } => {
  const { shown, rest } = vary(pool, ({ creatorId }) => creatorId, places)
  const lowest = pool.findLast((item) => shown.includes(item))
  if (!lowest || rest.length === 0) return { shown, next: undefined }
  const { score, id } = after && !isBelow(lowest, after) ? after : lowest
  const left = rest.filter((item) => !isBelow(item, { score, id, left: [] })).map((item) => item.id)
  return { shown, next: writeRankedPlace({ score, id, left }) }
}
