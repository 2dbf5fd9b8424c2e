import type { Pool } from 'pg'
import type { Storage } from '../storage.ts'
import { digestOf } from './digest.ts'
import type { Manifest } from './format.ts'
import { inSnapshot } from './snapshot.ts'
import { copyOut, listTables } from './tables.ts'
import { type Walked, walkArchive } from './walk-archive.ts'

/** The tables whose rows are not those that the manifest counted and summed up. */
export const differentTables = async (pool: Pool, { tables }: Manifest): Promise<string[]> => {
  const found = new Map<string, string>()
  const sums = inSnapshot(pool, async function* (client) {
    for (const table of await listTables(client))
      yield { table: table.name, ...(await digestOf(copyOut(client, table))) }
  })
  for await (const { table, rows, sha256 } of sums) found.set(table, `${rows} ${sha256}`)
  return tables.filter(({ name, rows, sha256 }) => found.get(name) !== `${rows} ${sha256}`).map(({ name }) => name)
}

/** The files of the archive that the storage does not have as they are in it. */
export const differentFiles = async (
  storage: Storage,
  archive: string,
  signal: AbortSignal,
): Promise<{ walked: Walked; different: string[] }> => {
  const different: string[] = []
  const file = async (key: string, _bytes: number, content: AsyncIterable<Buffer>) => {
    const stored = await storage.get(key)
    const [theirs, ours] = [await digestOf(content), stored && (await digestOf(stored.stream()))]
    if (theirs.sha256 !== ours?.sha256) different.push(key)
  }
  return { walked: await walkArchive(archive, { file }, signal), different }
}
