import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { recall } from './recall.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

export type Effort = 'hasty' | 'first' | 'strong' | 'strongest'

// Level 1 is for bytes that are sent once. Level 5 takes a millisecond for a page, 9 some ten, 11 over a hundred. All of it off this thread.
const brotliLevels: Record<Effort, number> = { hasty: 1, first: 5, strong: 9, strongest: 11 }

export const compress = async (bytes: Buffer, encoding: Encoding, effort: Effort = 'first'): Promise<Buffer> => {
  if (encoding === 'identity') return bytes
  if (encoding === 'gzip') return promisify(gzip)(bytes, { level: effort === 'hasty' ? 1 : 6 })
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliLevels[effort],
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  return promisify(brotliCompress)(bytes, { params })
}

/** The best of ours that a browser takes. */
export const wantedEncoding = (header: string | undefined): Encoding => (header ? chosenEncoding(header) : 'identity')

const chosenEncoding = recall((header: string): Encoding => {
  const taken = new Map(
    header
      .slice(0, 300)
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...rest] = part.split(';').map((piece) => piece.trim())
        const weight = rest.find((piece) => piece.startsWith('q='))
        return [name, weight ? Number(weight.slice(2)) || 0 : 1] as const
      }),
  )
  const takes = (name: string) => (taken.get(name) ?? taken.get('*') ?? 0) > 0
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
})
