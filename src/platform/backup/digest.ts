import { createHash } from 'node:crypto'

export type Digest = { rows: number; bytes: number; sha256: string }

const lineEnd = 0x0a

/** Passes pieces on and knows afterwards what they were. COPY writes one line for each row, so lines are rows. */
export const digesting = (source: AsyncIterable<Uint8Array>) => {
  const hash = createHash('sha256')
  let rows = 0
  let bytes = 0
  async function* content(): AsyncGenerator<Buffer> {
    for await (const piece of source) {
      const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
      hash.update(buffer)
      bytes += buffer.length
      for (let at = buffer.indexOf(lineEnd); at >= 0; at = buffer.indexOf(lineEnd, at + 1)) rows += 1
      yield buffer
    }
  }
  return { content: content(), digest: (): Digest => ({ rows, bytes, sha256: hash.digest('hex') }) }
}

export const digestOf = async (source: AsyncIterable<Uint8Array>): Promise<Digest> => {
  const { content, digest } = digesting(source)
  for await (const _ of content);
  return digest()
}

export const sha256 = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex')
