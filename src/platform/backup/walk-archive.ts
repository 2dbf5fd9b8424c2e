import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { createZstdDecompress } from 'node:zlib'
import type { z } from 'zod'
import { type Digest, digesting, digestOf, sha256 } from './digest.ts'
import { endSums, type Head, headSchema, type Manifest, manifestSchema, type Table } from './format.ts'
import { DamagedArchive, type OpenEntry, readTar } from './tar.ts'

/** What is done with the parts of an archive, in the order in which they come. */
export type Visitor = {
  head?(head: Head): Promise<void>
  table?(table: Table, content: AsyncIterable<Buffer>): Promise<void>
  tablesDone?(): Promise<void>
  secret?(content: Buffer): Promise<void>
  file?(key: string, bytes: number, content: AsyncIterable<Buffer>): Promise<void>
}

export type Walked = { head: Head; manifest: Manifest }

/** Goes through an archive once and checks every sum on the way; throws DamagedArchive where one is wrong. */
export const walkArchive = async (file: string, visitor: Visitor, signal: AbortSignal): Promise<Walked> => {
  try {
    return await pipeline(
      createReadStream(file),
      createZstdDecompress(),
      (source: AsyncIterable<Buffer>) => new Walk(readTar(source), visitor).whole(),
      { signal },
    )
  } catch (error) {
    throw isUnpacking(error) ? new DamagedArchive('it cannot be unpacked', { cause: error }) : error
  }
}

const isUnpacking = (error: unknown): boolean => /^(ERR_)?(ZSTD|ZLIB|Z)_/i.test((error as { code?: string }).code ?? '')

class Walk {
  private entry: OpenEntry | undefined
  private readonly found: { tables: (Digest & { name: string })[]; secret: string | null; files: FileSums } = {
    tables: [],
    secret: null,
    files: new FileSums(),
  }
  private readonly entries: AsyncIterator<OpenEntry>
  private readonly visitor: Visitor

  constructor(entries: AsyncIterable<OpenEntry>, visitor: Visitor) {
    this.entries = entries[Symbol.asyncIterator]()
    this.visitor = visitor
  }

  async whole(): Promise<Walked> {
    await this.next()
    const { value: head, sum: headSum } = await this.json('backup.json', headSchema)
    await this.visitor.head?.(head)
    for (const table of head.tables) await this.table(table)
    await this.visitor.tablesDone?.()
    if (head.hasSecret) await this.secret()
    while (this.entry?.name.startsWith('media/') || this.entry?.name.startsWith('sums/')) await this.fileOrSums()
    const { value: manifest, sum: manifestSum } = await this.json('manifest.json', manifestSchema)
    const last = (await buffer(this.expected('sums/end').content)).toString()
    if (last !== endSums(headSum, manifestSum)) throw new DamagedArchive('its manifest is not what it was')
    await this.next()
    if (this.entry) throw new DamagedArchive(`${this.entry.name} comes after the end`)
    this.compare(head, manifest)
    return { head, manifest }
  }

  private async next(): Promise<void> {
    const { done, value } = await this.entries.next()
    this.entry = done ? undefined : value
  }

  private expected(name: string): OpenEntry {
    if (this.entry?.name !== name) throw new DamagedArchive(`${name} is not where it should be`)
    return this.entry
  }

  private async json<T>(name: string, schema: z.ZodType<T>): Promise<{ value: T; sum: string }> {
    const { bytes, content } = this.expected(name)
    if (bytes > 64e6) throw new DamagedArchive(`${name} is too long`)
    const text = await buffer(content)
    const read = schema.safeParse(parsed(text))
    if (!read.success) throw new DamagedArchive(`${name} is not what it should be`)
    await this.next()
    return { value: read.data, sum: sha256(text) }
  }

  private async table(table: Table): Promise<void> {
    const prefix = `tables/${table.name}/`
    if (!this.entry?.name.startsWith(prefix)) throw new DamagedArchive(`${table.name} is missing`)
    const { content, digest } = digesting(this.pieces(prefix))
    if (this.visitor.table) await this.visitor.table(table, content)
    for await (const _ of content);
    this.found.tables.push({ name: table.name, ...digest() })
  }

  private async *pieces(prefix: string): AsyncGenerator<Buffer> {
    while (this.entry?.name.startsWith(prefix)) {
      yield* this.entry.content
      await this.next()
    }
  }

  private async secret(): Promise<void> {
    const content = await buffer(this.expected('secret').content)
    this.found.secret = sha256(content)
    await this.visitor.secret?.(content)
    await this.next()
  }

  private async fileOrSums(): Promise<void> {
    const { name, bytes, content } = this.entry as OpenEntry
    const { files } = this.found
    if (name.startsWith('sums/')) files.compare((await buffer(content)).toString())
    else {
      const read = digesting(content)
      await this.visitor.file?.(name.slice('media/'.length), bytes, read.content)
      await digestOf(read.content)
      files.add(name, read.digest())
    }
    await this.next()
  }

  private compare(head: Head, manifest: Manifest): void {
    const { tables, secret, files } = this.found
    const isSame =
      manifest.id === head.id &&
      manifest.secret === secret &&
      JSON.stringify(manifest.tables.map(inOrder)) === JSON.stringify(tables.map(inOrder)) &&
      JSON.stringify(inOrder(manifest.files)) === JSON.stringify(inOrder(files.total()))
    if (!isSame) throw new DamagedArchive('its contents are not those of its manifest')
  }
}

const inOrder = (fields: object) => Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))

const parsed = (content: Buffer): unknown => {
  try {
    return JSON.parse(content.toString())
  } catch {
    return undefined
  }
}

/** What was read of the files, held until their list of sums comes. */
class FileSums {
  private readonly all = createHash('sha256')
  private waiting: string[] = []
  private count = 0
  private bytes = 0

  add(name: string, { bytes, sha256: sum }: Digest): void {
    this.waiting.push(`${sum}  ${name}\n`)
    this.count += 1
    this.bytes += bytes
    if (this.waiting.length > 10_000) throw new DamagedArchive('a list of sums is missing')
  }

  compare(list: string): void {
    if (list !== this.waiting.join('')) throw new DamagedArchive('a file is not what it was')
    this.all.update(list)
    this.waiting = []
  }

  total(): Manifest['files'] {
    if (this.waiting.length > 0) throw new DamagedArchive('a list of sums is missing')
    return { count: this.count, bytes: this.bytes, sha256: this.all.digest('hex') }
  }
}
