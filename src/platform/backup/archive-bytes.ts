import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ClientBase } from 'pg'
import type { Storage } from '../storage.ts'
import { digesting, sha256 } from './digest.ts'
import { endSums, filesPerSum, type Head, type Manifest, type Table, tableEntry } from './format.ts'
import { copyOut } from './tables.ts'
import { endOfArchive, headerOf, paddingOf } from './tar.ts'

const closed = 0o600
const pieceLength = 4 * 1024 * 1024
const namedAtMost = 1000

export const emptyManifest = (id: string): Manifest => ({
  id,
  tables: [],
  sequences: [],
  secret: null,
  files: { count: 0, bytes: 0, sha256: '' },
  missing: { count: 0, keys: [] },
})

function* wholeEntry(name: string, content: Uint8Array, time: Date, mode = closed): Generator<Uint8Array> {
  yield headerOf({ name, bytes: content.length, mode }, time)
  yield content
  yield paddingOf(content.length)
}

const plainOf = (part: Head | Manifest): Buffer => Buffer.from(JSON.stringify(part))

export function* headBytes(head: Head): Generator<Uint8Array> {
  yield* wholeEntry('backup.json', plainOf(head), new Date(head.madeAt))
}

/** A table in pieces; what it was goes into the manifest. */
export async function* tableBytes(
  client: ClientBase,
  table: Table,
  manifest: Manifest,
  time: Date,
): AsyncGenerator<Uint8Array> {
  const { content, digest } = digesting(copyOut(client, table))
  let piece = 0
  for await (const bytes of inPieces(content)) yield* wholeEntry(tableEntry(table.name, (piece += 1)), bytes, time)
  if (piece === 0) yield* wholeEntry(tableEntry(table.name, 1), Buffer.alloc(0), time)
  manifest.tables.push({ name: table.name, ...digest() })
}

async function* inPieces(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for await (const bytes of source) {
    waiting.push(bytes)
    length += bytes.length
    if (length < pieceLength) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** Every file of a list of keys, with sums that `sha256sum -c` reads after each thousand. */
export async function* fileBytes(
  storage: Storage,
  keyList: string,
  manifest: Manifest,
  time: Date,
): AsyncGenerator<Uint8Array> {
  const all = createHash('sha256')
  let lines: string[] = []
  let lists = 0
  function* sums(): Generator<Uint8Array> {
    const text = lines.join('')
    all.update(text)
    lines = []
    lists += 1
    yield* wholeEntry(`sums/${String(lists).padStart(6, '0')}`, Buffer.from(text), time)
  }
  for await (const key of createInterface({ input: createReadStream(keyList) })) {
    const sum = yield* oneFile(storage, key, manifest, time)
    if (sum) lines.push(`${sum}  media/${key}\n`)
    if (lines.length === filesPerSum) yield* sums()
  }
  if (lines.length > 0) yield* sums()
  manifest.files.sha256 = all.digest('hex')
}

async function* oneFile(
  storage: Storage,
  key: string,
  manifest: Manifest,
  time: Date,
): AsyncGenerator<Uint8Array, string | undefined> {
  const opened = await openFile(storage, key)
  if (!opened) {
    manifest.missing.count += 1
    if (manifest.missing.keys.length < namedAtMost) manifest.missing.keys.push(key)
    return undefined
  }
  yield headerOf({ name: `media/${key}`, bytes: opened.bytes, mode: closed }, time)
  const { content, digest } = digesting(opened.content)
  yield* content
  const { bytes, sha256: sum } = digest()
  if (bytes !== opened.bytes) throw new Error(`${key} has ${bytes} bytes and was said to have ${opened.bytes}`)
  yield paddingOf(bytes)
  manifest.files.count += 1
  manifest.files.bytes += bytes
  return sum
}

/** With its first bytes at hand: a file may be deleted between the look at it and the reading. */
const openFile = async (
  storage: Storage,
  key: string,
): Promise<{ bytes: number; content: AsyncIterable<Buffer> } | undefined> => {
  const stored = await storage.get(key)
  if (!stored) return undefined
  const pieces = stored.stream()[Symbol.asyncIterator]()
  try {
    const first = await pieces.next()
    return { bytes: stored.bytes, content: from(first, pieces) }
  } catch (error) {
    if ((await storage.head(key)) === undefined) return undefined
    throw error
  }
}

async function* from(first: IteratorResult<Buffer>, pieces: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let next = first; !next.done; next = await pieces.next()) yield next.value
}

export function* secretBytes(secret: Uint8Array | undefined, manifest: Manifest, time: Date): Generator<Uint8Array> {
  if (!secret) return
  manifest.secret = sha256(secret)
  yield* wholeEntry('secret', secret, time)
}

/** The manifest, and the sums of the two parts that have none yet. */
export function* lastBytes(head: Head, manifest: Manifest): Generator<Uint8Array> {
  const time = new Date(head.madeAt)
  yield* wholeEntry('manifest.json', plainOf(manifest), time)
  const sums = endSums(sha256(plainOf(head)), sha256(plainOf(manifest)))
  yield* wholeEntry('sums/end', Buffer.from(sums), time)
  yield endOfArchive
}
