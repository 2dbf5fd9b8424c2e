import { createWriteStream } from 'node:fs'
import { open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress } from 'node:zlib'
import type { Kysely } from 'kysely'
import type { Pool, PoolClient } from 'pg'
import { now } from '../clock.ts'
import { newId } from '../ids.ts'
import type { DB } from '../schema.ts'
import type { Storage } from '../storage.ts'
import { emptyManifest, fileBytes, headBytes, lastBytes, secretBytes, tableBytes } from './archive-bytes.ts'
import { format, type Head, type Manifest } from './format.ts'
import { builderOn, inSnapshot } from './snapshot.ts'
import { formOf, listSequences, listTables } from './tables.ts'

export type BackupOptions = {
  pool: Pool
  storage: Storage
  /** The keys of all files that rows name. */
  namedFiles(db: Kysely<DB>): AsyncIterable<string>
  secret: Uint8Array | undefined
  version: string
  file: string
  signal: AbortSignal
}

export type Taken = { head: Head; manifest: Manifest; bytes: number }

/** Writes a backup while the site goes on. The file appears when it is whole, or not at all. */
export const takeBackup = (options: BackupOptions): Promise<Taken> =>
  options.storage.withScratch(async (scratch) => {
    const { file, signal } = options
    const part = `${file}.part`
    const result: { head?: Head; manifest?: Manifest } = {}
    const packed = createZstdCompress({
      params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 },
    })
    const target = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true })
    try {
      await pipeline(archive(options, join(scratch, 'keys'), result), packed, target, { signal })
      const { size } = await stat(part)
      await rename(part, file)
      await flushFolder(dirname(file))
      const { head, manifest } = result
      if (!head || !manifest) throw new Error('a backup without a head')
      return { head, manifest, bytes: size }
    } catch (error) {
      // Who wrote the part before us may still be writing it.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(part, { force: true })
      throw error
    }
  })

async function* archive(
  options: BackupOptions,
  keyList: string,
  result: { head?: Head; manifest?: Manifest },
): AsyncGenerator<Uint8Array> {
  const time = now()
  const id = newId()
  const manifest = emptyManifest(id)
  result.manifest = manifest
  yield* inSnapshot(options.pool, async function* (client) {
    const head = await headOf(client, options, id, time)
    result.head = head
    yield* headBytes(head)
    for (const table of head.tables) yield* tableBytes(client, table, manifest, time)
    manifest.sequences = await listSequences(client)
    await writeFile(keyList, lines(options.namedFiles(builderOn(client))), { mode: 0o600 })
  })
  yield* secretBytes(options.secret, manifest, time)
  // After the snapshot, which would hold up the database's tidying: files never change under their key.
  yield* fileBytes(options.storage, keyList, manifest, time)
  if (result.head) yield* lastBytes(result.head, manifest)
}

const headOf = async (
  client: PoolClient,
  { version, secret }: BackupOptions,
  id: string,
  time: Date,
): Promise<Head> => {
  const form = await formOf(client)
  if (!form) throw new NothingToBackUp()
  const tables = await listTables(client)
  return { format, id, version, madeAt: time.toISOString(), ...form, tables, hasSecret: secret !== undefined }
}

/** The database holds no site. */
export class NothingToBackUp extends Error {}

async function* lines(keys: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const key of keys) yield `${key}\n`
}

const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
