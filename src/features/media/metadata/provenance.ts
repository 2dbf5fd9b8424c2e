import { contentCredentialsIn } from './content-credentials.ts'
import { readExif } from './exif.ts'
import { readIptc } from './iptc.ts'
import { readXmp } from './xmp.ts'

/** What a picture's metadata says of its making. It is what somebody wrote there, not what is true. */
export type Provenance = {
  creator?: string
  credit?: string
  copyright?: string
  source?: string
  description?: string
  /** The IPTC address of how it was made, such as …/digitalsourcetype/trainedAlgorithmicMedia. */
  digitalSource?: string
  /** The mark of machine-made content of GB 45438-2025: its fields as they stand. */
  aigc?: Record<string, string>
  /** Content credentials (C2PA) are present in the uploaded file. Not checked. */
  contentCredentials?: true
}

/** The raw metadata blocks that a picture carries. */
export type Blocks = { exif?: Buffer; iptc?: Buffer; xmp?: Buffer; comments?: { keyword: string; text: string }[] }

/** Gathers provenance from all blocks; XMP, which knows its encoding, counts before IPTC, and IPTC before EXIF. */
export const readProvenance = (file: Buffer, blocks: Blocks): Provenance => {
  const text = blocks.comments?.find(({ keyword }) => keyword.includes('AIGC'))?.text
  const found: Provenance = {
    ...(text && { aigc: readAigc(text) }),
    ...(blocks.exif && readExif(blocks.exif)),
    ...(blocks.iptc && readIptc(blocks.iptc)),
    ...(blocks.xmp && readXmp(blocks.xmp)),
  }
  if (contentCredentialsIn(file)) found.contentCredentials = true
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

/** One line of bounded length, or nothing. */
export const line = (text: string | undefined, longest = 500): string | undefined => {
  // Control characters and halves of surrogate pairs would not survive the database.
  const clean = text
    ?.toWellFormed()
    .replace(/[\p{Cc}\uFFFD]+/gu, ' ')
    .trim()
  return clean
    ? clean
        .slice(0, longest)
        .toWellFormed()
        .replace(/\uFFFD$/, '')
    : undefined
}

const aigcFields = [
  'Label',
  'ContentProducer',
  'ProduceID',
  'ReservedCode1',
  'ContentPropagator',
  'PropagateID',
  'ReservedCode2',
]

/** The AIGC mark in a text, which holds it as JSON, with or without an outer `AIGC`. */
export const readAigc = (text: string): Record<string, string> | undefined => {
  if (text.length > 10_000 || !text.includes('Label')) return undefined
  try {
    const outer: unknown = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1))
    const mark = isRecord(outer) && isRecord(outer.AIGC) ? outer.AIGC : outer
    if (!isRecord(mark)) return undefined
    const fields = aigcFields.map((field) => [field, line(asText(mark[field]), 300)])
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
  } catch {
    return undefined // Not JSON: no mark that anybody could read.
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const asText = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : undefined)
