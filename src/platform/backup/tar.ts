/** One file of a tar archive. */
export type Entry = { name: string; bytes: number; mode: number }

export type OpenEntry = Entry & { content: AsyncIterable<Buffer> }

/** The archive is not what was written: cut off, or changed. */
export class DamagedArchive extends Error {}

const block = 512
const longestSize = 0o77777777777

/** What stands before the content of an entry. A long name or a huge size has a header of its own before it (pax). */
export const headerOf = (entry: Entry, time: Date): Buffer => {
  const seconds = Math.floor(time.getTime() / 1000)
  const place = split(entry.name)
  if (place && entry.bytes <= longestSize) return header({ ...entry, ...place, seconds, type: '0' })
  const records = Buffer.from(record('path', entry.name) + record('size', String(entry.bytes)))
  return Buffer.concat([
    header({ name: 'pax', prefix: '', bytes: records.length, mode: 0o600, seconds, type: 'x' }),
    records,
    paddingOf(records.length),
    header({ ...entry, bytes: Math.min(entry.bytes, longestSize), name: 'long', prefix: '', seconds, type: '0' }),
  ])
}

export const paddingOf = (bytes: number): Buffer => Buffer.alloc((block - (bytes % block)) % block)

export const endOfArchive = Buffer.alloc(2 * block)

type Header = Entry & { prefix: string; seconds: number; type: string }

const header = ({ name, prefix, mode, bytes, seconds, type }: Header): Buffer => {
  const buffer = Buffer.alloc(block)
  buffer.write(name, 0, 100)
  buffer.write(octal(mode, 8), 100)
  buffer.write(octal(0, 8), 108)
  buffer.write(octal(0, 8), 116)
  buffer.write(octal(bytes, 12), 124)
  buffer.write(octal(seconds, 12), 136)
  buffer.write(' '.repeat(8), 148)
  buffer.write(type, 156)
  buffer.write('ustar\x0000', 257)
  buffer.write(prefix, 345, 155)
  buffer.write(`${sumOf(buffer).toString(8).padStart(6, '0')}\0 `, 148)
  return buffer
}

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`

const sumOf = (buffer: Buffer): number => buffer.reduce((sum, byte) => sum + byte, 0)

/** A name in the two places that a header has for it; undefined when it does not fit. */
const split = (path: string): { name: string; prefix: string } | undefined => {
  if (Buffer.byteLength(path) <= 100) return { name: path, prefix: '' }
  const at = path.indexOf('/', Math.max(0, path.length - 101))
  const place = { prefix: path.slice(0, at), name: path.slice(at + 1) }
  return at > 0 && place.prefix.length <= 155 && Buffer.byteLength(path) === path.length ? place : undefined
}

// "27 path=…\n": the number counts the whole record, itself included.
const record = (key: string, value: string): string => {
  const rest = ` ${key}=${value}\n`
  let length = Buffer.byteLength(rest)
  while (String(length).length + Buffer.byteLength(rest) !== length)
    length = String(length).length + Buffer.byteLength(rest)
  return length + rest
}

/** The entries of a tar archive in order; what is not read of one is passed over. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<OpenEntry> {
  const bytes = new Bytes(source)
  let extended: Partial<Entry> = {}
  for (;;) {
    const head = await bytes.exactly(block)
    if (head.every((byte) => byte === 0)) return bytes.end()
    const { type, ...entry } = { ...parse(head) }
    if (type === 'x') {
      extended = parseRecords(await bytes.exactly(entry.bytes))
      await bytes.skip(paddingOf(entry.bytes).length)
      continue
    }
    const whole = { ...entry, ...extended }
    extended = {}
    const content = bytes.upTo(whole.bytes)
    yield { ...whole, content }
    for await (const _ of content);
    await bytes.skip(paddingOf(whole.bytes).length)
  }
}

const parse = (head: Buffer): Entry & { type: string } => {
  const text = (from: number, length: number) => head.toString('utf8', from, from + length).replace(/\0[^]*$/, '')
  const number = (from: number, length: number) => Number.parseInt(text(from, length).trim() || '0', 8)
  const blank = Buffer.from(head).fill(' ', 148, 156)
  if (number(148, 8) !== sumOf(blank)) throw new DamagedArchive('a header is not one')
  const prefix = text(345, 155)
  const name = prefix ? `${prefix}/${text(0, 100)}` : text(0, 100)
  return { name, bytes: number(124, 12), mode: number(100, 8), type: text(156, 1) }
}

const parseRecords = (records: Buffer): Partial<Entry> => {
  const found = new Map([...records.toString().matchAll(/^\d+ (\w+)=(.*)$/gm)].map(([, key, value]) => [key, value]))
  return { name: found.get('path'), bytes: Number(found.get('size')) }
}

/** Takes so many bytes from a stream of pieces of any length. */
class Bytes {
  private readonly pieces: AsyncIterator<Buffer>
  private rest: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.pieces = source[Symbol.asyncIterator]()
  }

  private async some(most: number): Promise<Buffer> {
    while (this.rest.length === 0) {
      const { done, value } = await this.pieces.next()
      if (done) throw new DamagedArchive('it ends too early')
      this.rest = value
    }
    const taken = this.rest.subarray(0, most)
    this.rest = this.rest.subarray(taken.length)
    return taken
  }

  async *upTo(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      const taken = await this.some(left)
      left -= taken.length
      yield taken
    }
  }

  async exactly(length: number): Promise<Buffer> {
    if (length > 1e8) throw new DamagedArchive('a header is too long')
    const taken: Buffer[] = []
    for await (const piece of this.upTo(length)) taken.push(piece)
    return Buffer.concat(taken)
  }

  async skip(length: number): Promise<void> {
    for await (const _ of this.upTo(length));
  }

  /** The second of the two empty blocks, and nothing more. */
  async end(): Promise<void> {
    await this.skip(block)
    if (this.rest.length > 0 || !(await this.pieces.next()).done) throw new DamagedArchive('something follows its end')
  }
}
