import type { Site } from '../harness/site.ts'

export type Kept = { kind: string; to_address: string; subject: string; body: string; link_path: string | null }

/** The letters written to an address, oldest first, after all jobs ran. */
export const lettersTo = async (site: Site, address: string): Promise<Kept[]> => {
  await site.settle()
  return site.db
    .selectFrom('letter')
    .select(['kind', 'to_address', 'subject', 'body', 'link_path'])
    .where('to_address', '=', address)
    .orderBy('id')
    .execute()
}

/** The link of the newest letter to an address. */
export const newestLink = async (site: Site, address: string): Promise<string> => {
  const link = (await lettersTo(site, address)).at(-1)?.link_path
  if (!link) throw new Error(`no letter with a link to ${address}`)
  return link
}

let count = 0

export const aNewcomer = () => {
  count += 1
  return { name: '林巧云', email: `newcomer-${count}@example.com`, password: 'river lantern nine' }
}
