import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { targetAtAddress } from '../reports/find-addresses.ts'
import type { Target } from '../reports/target.ts'

/** Which cases somebody looks for; an empty object is all of them. */
export type Wanted = { number: string } | { target: Target } | { words: string } | Record<string, never>

/** Reads what stands in the one field of the search: a number, an address of this site, a @handle, or words of a title. */
export const readWanted = async (db: Kysely<DB>, text: string, hosts: string[]): Promise<Wanted> => {
  if (text === '') return {}
  if (/^\d{4}-\d{2}-\d{1,9}$/.test(text)) return { number: text }
  const target = await targetAtAddress(db, text.startsWith('@') ? `/${text}` : text, hosts)
  return target ? { target } : { words: text }
}
