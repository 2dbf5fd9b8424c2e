import sharp, { type Metadata, type Sharp } from 'sharp'
import { pictureLimits } from '../limits.ts'
import { type Provenance, readProvenance } from '../metadata/provenance.ts'
import { writeXmp } from '../metadata/xmp.ts'
import { type Refusal, refuse } from '../problems.ts'
import { atWidth, fitsWebp, frameSize, fullSize, type Size, squares, widths } from './sizes.ts'

export type Variant = Size & { name: string; mime: 'image/webp' | 'image/jpeg'; data: Buffer }

export type Developed = (Size & { ok: true; frames: number; provenance: Provenance; variants: Variant[] }) | Refusal

const reading = { limitInputPixels: pictureLimits.pixels, failOn: 'error', sequentialRead: true } as const

/**
 * Decodes a picture and makes every variant of it: upright, in sRGB, without any of its own metadata. What it says of
 * its origin is written anew into each. Runs in the darkroom's child process only.
 */
export const develop = async (file: Buffer): Promise<Developed> => {
  try {
    const metadata = await sharp(file, reading).metadata()
    const size = metadata.autoOrient
    const frames = isAnimation(metadata) ? (metadata.pages ?? 1) : 1
    if (size.width * size.height * frames > pictureLimits.pixels) return refuse('too-many-pixels')
    if (frames > pictureLimits.frames) return refuse('too-many-frames')
    const provenance = readProvenance(file, metadata)
    const variants = await makeVariants(file, metadata, size, frames, provenance)
    return { ok: true, width: size.width, height: size.height, frames, provenance, variants }
  } catch (error) {
    return refuse(error instanceof Error && error.message.includes('pixel limit') ? 'too-many-pixels' : 'broken')
  }
}

const isAnimation = ({ format }: Metadata) => format === 'gif' || format === 'webp'

const makeVariants = async (
  file: Buffer,
  metadata: Metadata,
  size: Size,
  frames: number,
  provenance: Provenance,
): Promise<Variant[]> => {
  const isDrawn = metadata.format === 'png' || metadata.format === 'gif'
  const full = fullSize(size)
  const print = await decode(file, full)
  const sign = (image: Sharp) => signed(image, provenance)
  const at = (wanted: Size) => sign(print().resize({ ...wanted, fit: 'fill' }))
  const page = (name: string, wanted: Size, quality: number) =>
    variant(name, fitsWebp(wanted) ? at(wanted).webp({ quality, smartSubsample: isDrawn }) : jpeg(at(wanted), quality))
  const variants: Variant[] = []
  for (const width of widths.filter((width) => width < full.width)) {
    variants.push(await page(String(width), atWidth(full, width), 78))
  }
  variants.push(await page('full', full, 84))
  variants.push(await variant('jpeg', jpeg(at(atWidth(full, 1280)), 80)))
  for (const side of squares) variants.push(await variant(`square-${side}`, square(print(), full, side)))
  if (frames > 1) variants.push(await animation(file, frameSize(size, frames), sign))
  return variants
}

/** Decodes once, at the size of the largest variant; the others are made from these pixels. */
const decode = async (file: Buffer, { width, height }: Size): Promise<() => Sharp> => {
  const { data, info } = await sharp(file, reading)
    .autoOrient()
    .resize({ width, height, fit: 'fill' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  return () => sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

const jpeg = (image: Sharp, quality: number): Sharp =>
  image.flatten({ background: '#fff' }).jpeg({ quality, mozjpeg: true })

const square = (image: Sharp, of: Size, wanted: number): Sharp => {
  const side = Math.min(wanted, of.width, of.height)
  return image
    .resize({ width: side, height: side, fit: 'cover', position: sharp.strategy.attention })
    .webp({ quality: 76 })
}

const animation = (file: Buffer, { width, height }: Size, sign: (image: Sharp) => Sharp): Promise<Variant> => {
  const frames = sharp(file, { ...reading, animated: true }).resize({ width, height, fit: 'fill' })
  return variant('animated', sign(frames).webp({ quality: 72, effort: 2 }))
}

const signed = (image: Sharp, provenance: Provenance): Sharp => {
  const { description: _, contentCredentials: __, ...kept } = provenance
  if (Object.keys(kept).length === 0) return image
  const { creator, copyright } = kept
  const named = { ...(creator && { Artist: creator }), ...(copyright && { Copyright: copyright }) }
  const withXmp = image.withXmp(writeXmp(kept))
  return Object.keys(named).length > 0 ? withXmp.withExif({ IFD0: named }) : withXmp
}

const variant = async (name: string, image: Sharp): Promise<Variant> => {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  const mime = info.format === 'jpeg' ? 'image/jpeg' : 'image/webp'
  return { name, mime, width: info.width, height: info.pageHeight ?? info.height, data }
}
