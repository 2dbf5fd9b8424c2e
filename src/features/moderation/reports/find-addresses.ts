import type { Kysely } from 'kysely'
import { creatorByHandle } from '#features/creators/index.ts'
import type { DB } from '#platform/schema.ts'
import { type Address, addressLines, readAddress } from './read-address.ts'
import { type Found, findTarget, type Target } from './target.ts'

/** What stands at these addresses, in their order; undefined when one of them leads to nothing that is shown here. */
export const findAddresses = async (
  db: Kysely<DB>,
  text: string,
  hosts: string[],
  isDesk = false,
): Promise<Found[] | undefined> => {
  const found: Found[] = []
  for (const line of addressLines(text)) {
    const address = readAddress(line, hosts)
    const target = address && (await targetAt(db, address))
    const each = target && (await findTarget(db, target, isDesk))
    if (!each) return undefined
    found.push(each)
  }
  return found
}

const targetAt = async (db: Kysely<DB>, address: Address): Promise<Target | undefined> => {
  if (address.type === 'article') return address
  if (address.type === 'picture') return { type: 'picture', id: address.hash }
  const creator = await creatorByHandle(db, address.handle)
  if (!creator) return undefined
  return 'movedTo' in creator
    ? targetAt(db, { type: 'creator', handle: creator.movedTo })
    : { type: 'creator', id: creator.creator.id }
}
