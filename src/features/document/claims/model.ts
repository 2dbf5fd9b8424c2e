import { bucketCount } from './ngrams.ts'

export type ModelLanguage = 'zh' | 'en'

/** A block of hashed n-grams and the value of one step of its int8 weights. */
export type BlockHeader = { name: BlockName; step: number }

export type BlockName = 'units' | 'words' | 'pairs'

/** What stands before the weights in the file, as JSON. */
export type ModelHeader = {
  format: 'wenhao-claims-1'
  language: ModelLanguage
  bias: number
  /** The weight of each named feature. */
  features: Record<string, number>
  blocks: BlockHeader[]
  /** Raw score and share of claims at that score, both rising; between two points in a straight line. */
  calibration: [raw: number, share: number][]
  /** Scores from which the author is asked, and readers are shown a question mark. */
  thresholds: { asks: number; marks: number }
  training: { set: string; licence: string; rows: number; sha256: string }[]
  metrics: Record<string, number>
}

export type ClaimModel = { header: ModelHeader; weights: Record<BlockName, Int8Array | undefined> }

const magic = 'WHC1'

/** Reads a model file: four letters, the length of the header, the header, and 2^15 int8 weights for each block. */
export function readModel(bytes: Uint8Array): ClaimModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = new TextDecoder()
  if (text.decode(bytes.subarray(0, 4)) !== magic) throw new Error('This is no claim model of Wenhao.')
  const length = view.getUint32(4, true)
  const header = JSON.parse(text.decode(bytes.subarray(8, 8 + length))) as ModelHeader
  const weights: ClaimModel['weights'] = { units: undefined, words: undefined, pairs: undefined }
  header.blocks.forEach(({ name }, place) => {
    const from = bytes.byteOffset + 8 + length + place * bucketCount
    weights[name] = new Int8Array(bytes.buffer.slice(from, from + bucketCount))
  })
  return { header, weights }
}

export function writeModel({ header, weights }: ClaimModel): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`${JSON.stringify(header, null, 1)}\n`)
  const bytes = new Uint8Array(8 + head.length + header.blocks.length * bucketCount)
  bytes.set(new TextEncoder().encode(magic))
  new DataView(bytes.buffer).setUint32(4, head.length, true)
  bytes.set(head, 8)
  header.blocks.forEach(({ name }, place) => {
    const block = weights[name]
    if (block)
      bytes.set(new Uint8Array(block.buffer, block.byteOffset, block.length), 8 + head.length + place * bucketCount)
  })
  return bytes
}
