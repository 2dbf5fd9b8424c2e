import sharp, { type Metadata, type Sharp } from 'sharp'
import { pictureLimits } from '../limits.ts'
import { type Provenance, readProvenance } from '../metadata/provenance.ts'
import { type Refusal, refuse } from '../problems.ts'
import { asJpeg, forPages, signed } from './encode.ts'
import { atWidth, frameSize, fullSize, type Size, squares, widths } from './sizes.ts'

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
  const at = (wanted: Size) => signed(print().resize({ ...wanted, fit: 'fill' }), provenance)
  const forPage = (name: string, wanted: Size, quality: number) =>
    variant(name, forPages(at(wanted), wanted, { quality, isDrawn }))
  const letter = atWidth(size, Math.min(1280, full.width))
  const variants: Variant[] = []
  for (const width of widths.filter((width) => width < full.width)) {
    variants.push(await forPage(String(width), atWidth(size, width), 78))
  }
  variants.push(await forPage('full', full, 84))
  variants.push(await variant('jpeg', asJpeg(at(letter), letter, 80)))
  for (const side of squares) variants.push(await variant(`square-${side}`, square(print(), full, side)))
  if (frames > 1) variants.push(await variant('animated', signed(animation(file, frameSize(size, frames)), provenance)))
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

const square = (image: Sharp, of: Size, wanted: number): Sharp => {
  const side = Math.min(wanted, of.width, of.height)
  return image
    .resize({ width: side, height: side, fit: 'cover', position: sharp.strategy.attention })
    .webp({ quality: 76 })
}

const animation = (file: Buffer, { width, height }: Size): Sharp =>
  sharp(file, { ...reading, animated: true })
    .resize({ width, height, fit: 'fill' })
    .webp({ quality: 72, effort: 2 })

const variant = async (name: string, image: Sharp): Promise<Variant> => {
  const { data, info } = await image.toBuffer({ resolveWithObject: true })
  const mime = info.format === 'jpeg' ? 'image/jpeg' : 'image/webp'
  return { name, mime, width: info.width, height: info.pageHeight ?? info.height, data }
}
