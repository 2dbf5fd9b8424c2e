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
    const target = await targetAtAddress(db, line, hosts)
    const each = target && (await findTarget(db, target, isDesk))
    if (!each) return undefined
    found.push(each)
  }
  return found
}

/** What an address of this site means, whether it is shown or not. */
export const targetAtAddress = async (db: Kysely<DB>, line: string, hosts: string[]): Promise<Target | undefined> => {
  const address = readAddress(line, hosts)
  return address && targetAt(db, address)
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
