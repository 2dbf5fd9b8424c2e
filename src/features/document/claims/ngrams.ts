export const bucketBits = 15
export const bucketCount = 1 << bucketBits

const start = 0x811c9dc5
const prime = 0x01000193
const isUnitOfWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || unit === 48 || unit === 39 || (unit >= 0xc0 && unit < 0x2000)

/** A piece of a text, and the bucket of its kind that it falls into. */
export type Piece = { bucket: number; start: number; end: number }

/** What n-grams are made of: no case, and every digit the same. The length stays. */
export function flatten(folded: string): string {
  return folded
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/\d/g, '0')
    .replace(/[’‘]/g, "'")
}

/** FNV-1a over UTF-16 units. */
export function hashUnits(text: string, from: number, to: number): number {
  let hash = start
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime)
  return hash
}

/** One of the 2^15 buckets; the high bits of the hash count too. */
export const bucketOf = (hash: number): number => ((hash >>> bucketBits) ^ hash) & (bucketCount - 1)

/** Every run of `least` to `most` units. */
export function unitGrams(flat: string, least: number, most: number): Piece[] {
  const pieces: Piece[] = []
  for (let from = 0; from < flat.length; from++) {
    let hash = start
    for (let to = from; to < flat.length && to < from + most; to++) {
      hash = Math.imul(hash ^ flat.charCodeAt(to), prime)
      if (to + 1 - from >= least) pieces.push({ bucket: bucketOf(hash), start: from, end: to + 1 })
    }
  }
  return pieces
}

/** Every word and every two words that follow each other. */
export function wordGrams(flat: string): Piece[] {
  const words: { start: number; end: number }[] = []
  for (let at = 0; at < flat.length; at++) {
    if (!isUnitOfWord(flat.charCodeAt(at))) continue
    const from = at
    while (at < flat.length && isUnitOfWord(flat.charCodeAt(at))) at++
    words.push({ start: from, end: at })
  }
  const pieces: Piece[] = []
  words.forEach((word, place) => {
    pieces.push({ bucket: bucketOf(hashUnits(flat, word.start, word.end)), ...word })
    const next = words[place + 1]
    if (next) pieces.push({ bucket: bucketOf(hashUnits(flat, word.start, next.end)), start: word.start, end: next.end })
  })
  return pieces
}
