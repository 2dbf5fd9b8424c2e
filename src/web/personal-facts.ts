import type { Kysely } from 'kysely'
import { followedAmong, writesForAmong } from '#features/creators/index.ts'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'

type Find = (db: Kysely<DB>, userId: string, ids: string[]) => Promise<string[]>

/** What pages ask about their reader, as `<word>:<id>`, and who knows: of the ids, those for which it is so. */
const finders: Record<string, Find> = {
  follow: followedAmong,
  write: writesForAmong,
}

export const mostAsks = 60

/** Of what was asked, what is so for this user. */
export const personalFacts = async (db: Kysely<DB>, userId: string, asks: readonly string[]): Promise<Set<string>> => {
  const asked = asks.slice(0, mostAsks).map((ask) => ask.split(':'))
  const found = await Promise.all(
    Object.entries(finders).map(async ([word, find]) => {
      const ids = asked.flatMap(([first, id = '']) => (first === word && isId(id) ? [id] : []))
      return ids.length > 0 ? (await find(db, userId, ids)).map((id) => `${word}:${id}`) : []
    }),
  )
  return new Set(found.flat())
}
