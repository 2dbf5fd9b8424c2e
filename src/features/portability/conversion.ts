import { type Details, textsOf, type Words } from '#features/articles/thread.ts'
import type { FoundPicture } from '#features/document/index.ts'
import { convertItem, type Knows } from './convert-item.ts'
import type { Item, Loss } from './item.ts'
import { unconverted } from './unconverted.ts'

/** An item as our article, but for the pictures that came with the archive; or why it cannot be one. */
export type Conversion =
  | {
      ok: true
      details: Details
      words: Words
      pictures: FoundPicture[]
      sourceIds: (string | undefined)[]
      lost: Loss[]
    }
  | { ok: false; reason: string }

// One text that our own converter cannot bear must not end an import of thousands.
export const convert = (item: Item, knows: Knows): Conversion => {
  try {
    return conversionOf(item, knows)
  } catch (error) {
    return unconverted((error as Error).message)
  }
}

const conversionOf = (item: Item, knows: Knows): Conversion => {
  const result = convertItem(item, knows)
  if (!result.ok) return result
  const { document, text, pictures, sourceIds, lost, ...converted } = result.converted
  const details = { ...converted.details, cover: null }
  // Only a document of ours can show stored pictures or bear answered claims already.
  const isBare = item.format !== 'document' && !item.claims?.length
  const words = isBare ? { texts: textsOf({ details, document }, { text }) } : { document }
  return { ok: true, details, words, pictures, sourceIds, lost }
}
