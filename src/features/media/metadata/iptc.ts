import { decodeText } from './decode.ts'
import { line, type Provenance } from './provenance.ts'

const fields: Record<number, keyof Provenance & ('creator' | 'credit' | 'source' | 'copyright' | 'description')> = {
  80: 'creator',
  110: 'credit',
  115: 'source',
  116: 'copyright',
  120: 'description',
}

/** Reads the older IPTC records, bare or within a Photoshop block. */
export const readIptc = (block: Buffer): Provenance => {
  const found: Provenance = {}
  for (let at = block.indexOf('1c02', 0, 'hex'); at >= 0 && at + 5 <= block.length && block[at] === 0x1c; ) {
    const length = block.readUInt16BE(at + 3)
    const field = block[at + 1] === 2 ? fields[block[at + 2] ?? 0] : undefined
    const text = field && line(decodeText(block.subarray(at + 5, at + 5 + length)))
    if (field && text) found[field] ??= text
    at += 5 + length
  }
  return found
}
