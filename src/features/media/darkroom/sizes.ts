export type Size = { width: number; height: number }

/** Widths in pixels that are made where the picture is wider; the browser picks among them. */
export const widths = [320, 640, 960, 1280, 1920]
export const squares = [96, 256]

// Longest sides in pixels: WebP has 14 bits for a side, JPEG 16 (its library takes a little less).
const webpLongest = 16_383
const jpegLongest = 65_500

/** Whether WebP can hold it. A longer infographic stays JPEG rather than unreadable. */
export const fitsWebp = ({ width, height }: Size): boolean => Math.max(width, height) <= webpLongest

/**
 * The size of the largest variant. Width counts, not the longest side: a long infographic must stay readable. The area
 * is bounded too, so that making all variants takes seconds at most.
 */
export const fullSize = ({ width, height }: Size): Size =>
  scaled({ width, height }, Math.min(2560 / width, jpegLongest / height, Math.sqrt(16_000_000 / (width * height))))

/** The size at this width, never enlarged. */
export const atWidth = (size: Size, width: number): Size => scaled(size, width / size.width)

/** The size of each frame of an animation: what a phone shows, and all frames together within 16 megapixels. */
export const frameSize = (size: Size, frames: number): Size =>
  scaled(
    size,
    Math.min(960 / size.width, 1920 / size.height, Math.sqrt(16_000_000 / (size.width * size.height * frames))),
  )

const scaled = ({ width, height }: Size, factor: number): Size => {
  const by = Math.min(1, factor)
  return { width: Math.max(1, Math.round(width * by)), height: Math.max(1, Math.round(height * by)) }
}
