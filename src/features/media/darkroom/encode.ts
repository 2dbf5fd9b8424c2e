import type { Sharp } from 'sharp'
import type { Provenance } from '../metadata/provenance.ts'
import { writeXmp } from '../metadata/xmp.ts'
import { fitsWebp, type Size } from './sizes.ts'

export type Look = { quality: number; isDrawn: boolean }

// From here on the best encoders take seconds: sharp chroma for drawings and the small JPEG three to eight times as long.
const large = 4_000_000 // pixels

const isLarge = ({ width, height }: Size) => width * height > large

/** WebP, or JPEG where a picture is too long for WebP. */
export const forPages = (image: Sharp, size: Size, { quality, isDrawn }: Look): Sharp => {
  if (!fitsWebp(size)) return asJpeg(image, size, quality)
  return image.webp(isLarge(size) ? { quality, effort: 2 } : { quality, smartSubsample: isDrawn })
}

/** JPEG, which has no transparency: it lies on white. */
export const asJpeg = (image: Sharp, size: Size, quality: number): Sharp =>
  image.flatten({ background: '#fff' }).jpeg({ quality, mozjpeg: !isLarge(size) })

/** Writes into a variant what is known of the picture's origin, and nothing else. */
export const signed = (image: Sharp, { creator, copyright, ...rest }: Provenance): Sharp => {
  const { description: _, contentCredentials: __, ...marks } = rest
  if (!creator && !copyright && Object.keys(marks).length === 0) return image
  const withXmp = image.withXmp(writeXmp({ creator, copyright, ...marks }))
  const named = { ...asciiOnly('Artist', creator), ...asciiOnly('Copyright', copyright) }
  return Object.keys(named).length > 0 ? withXmp.withExif({ IFD0: named }) : withXmp
}

// EXIF text is ASCII: the library would write question marks. XMP has the name in any script.
const asciiOnly = (tag: string, text: string | undefined) =>
  text && /^[\x20-\x7e]+$/.test(text) ? { [tag]: text } : {}
