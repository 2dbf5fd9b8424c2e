import { decodeText } from './decode.ts'
import { line, type Provenance, readAigc } from './provenance.ts'

const tags = { description: 0x010e, creator: 0x013b, copyright: 0x8298, exifFolder: 0x8769, comment: 0x9286 }

/** The few EXIF fields that say who made a picture. The rest (place, camera, serial numbers) is not even looked at. */
export const readExif = (block: Buffer): Provenance => {
  const tiff = block.toString('latin1', 0, 6) === 'Exif\0\0' ? block.subarray(6) : block
  const main = readFolder(tiff, offsetOfFirst(tiff))
  const inner = readFolder(tiff, main.get(tags.exifFolder)?.number)
  const text = (bytes: Uint8Array | undefined) => bytes && line(decodeText(bytes).split('\0')[0])
  const comment = inner.get(tags.comment)?.bytes
  return {
    creator: text(main.get(tags.creator)?.bytes),
    copyright: text(main.get(tags.copyright)?.bytes),
    description: text(main.get(tags.description)?.bytes),
    // The first eight bytes of a comment name its encoding.
    aigc: comment && readAigc(decodeText(comment.subarray(8))),
  }
}

type Field = { bytes: Uint8Array; number: number }

const offsetOfFirst = (tiff: Buffer): number | undefined => {
  if (tiff.length < 8) return undefined
  return isLittle(tiff) ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
}

const isLittle = (tiff: Buffer) => tiff.toString('latin1', 0, 2) === 'II'

/** The fields of one EXIF folder; what points outside of the block is left out. */
const readFolder = (tiff: Buffer, offset: number | undefined): Map<number, Field> => {
  const fields = new Map<number, Field>()
  if (offset === undefined || offset + 2 > tiff.length) return fields
  const little = isLittle(tiff)
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const count = Math.min(short(offset), 500)
  for (let at = offset + 2, i = 0; i < count && at + 12 <= tiff.length; i += 1, at += 12) {
    const length = long(at + 4) // of text and opaque bytes, which are the only ones read
    const start = length > 4 ? long(at + 8) : at + 8
    if (length > 64_000 || start + length > tiff.length) continue
    fields.set(short(at), { bytes: tiff.subarray(start, start + length), number: long(at + 8) })
  }
  return fields
}
