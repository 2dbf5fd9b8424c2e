import { englishFeatures } from './features/en.ts'
import type { Feature } from './features/feature.ts'
import { chineseFeatures } from './features/zh.ts'
import { fold } from './fold.ts'
import type { BlockName, ClaimModel, ModelLanguage } from './model.ts'
import { bucketOf, flatten, hashUnits, type Piece, unitGrams, wordGrams } from './ngrams.ts'

/** A sentence is judged by its beginning: what follows later than this changes nothing, and a text without stops ends. */
export const readUnits = 1000

export const featuresOf: Record<ModelLanguage, readonly Feature[]> = { zh: chineseFeatures, en: englishFeatures }

/** Which blocks of n-grams each language has, and how they are cut. Pairs are two named features seen together. */
const blocksOf: Record<ModelLanguage, { name: BlockName; cut(flat: string): Piece[] }[]> = {
  zh: [{ name: 'units', cut: (flat) => unitGrams(flat, 1, 3) }],
  en: [
    { name: 'words', cut: wordGrams },
    { name: 'units', cut: (flat) => unitGrams(` ${flat} `, 3, 5) },
  ],
}

export type Shown = { feature: Feature; place: number; example: string }

/** What a sentence is to the model. Every bucket counts once; a block's values are alike and have the length 1. */
export type Sight = {
  shown: Shown[]
  blocks: { name: BlockName; pieces: Piece[]; value: number }[]
  folded: string
  flat: string
}

/** Looks at a sentence: named features, n-grams, and pairs of features. */
export function lookAt(text: string, language: ModelLanguage): Sight {
  const folded = fold(beginning(text))
  const shown = featuresOf[language].flatMap((feature, place) => {
    const example = feature.find(folded)
    return example === undefined ? [] : [{ feature, place, example }]
  })
  const flat = flatten(folded)
  const blocks = blocksOf[language].map(({ name, cut }) => {
    const pieces = oncePerBucket(cut(flat))
    return { name, pieces, value: pieces.length ? 1 / Math.sqrt(pieces.length) : 0 }
  })
  return { shown, blocks: [...blocks, pairsOf(shown)], folded, flat }
}

function beginning(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length <= readUnits) return trimmed
  const splitsPair = (trimmed.charCodeAt(readUnits - 1) & 0xfc00) === 0xd800
  return trimmed.slice(0, splitsPair ? readUnits - 1 : readUnits)
}

const seen = new Uint32Array(1 << 15)
let turn = 0

function oncePerBucket(pieces: Piece[]): Piece[] {
  turn = (turn + 1) >>> 0 || 1
  return pieces.filter(({ bucket }) => {
    if (seen[bucket] === turn) return false
    seen[bucket] = turn
    return true
  })
}

/** For a pair, start and end are the places of its two features. */
function pairsOf(shown: Shown[]): Sight['blocks'][number] {
  const hashes = shown.map(nameHash)
  const pieces: Piece[] = []
  for (let second = 1; second < shown.length; second++)
    for (let first = 0; first < second; first++) {
      const hash = Math.imul(hashes[first] ?? 0, 31) ^ (hashes[second] ?? 0)
      pieces.push({ bucket: bucketOf(hash), start: first, end: second })
    }
  return { name: 'pairs', pieces, value: pieces.length ? 1 / Math.sqrt(pieces.length) : 0 }
}

const nameHashes = new Map<string, number>()

function nameHash({ feature: { name } }: Shown): number {
  const known = nameHashes.get(name)
  if (known !== undefined) return known
  const made = hashUnits(name, 0, name.length)
  nameHashes.set(name, made)
  return made
}

/** The sum of all weights of what is seen, before it is made a probability. */
export function rawScore(sight: Sight, { header, weights }: ClaimModel): number {
  let sum = header.bias
  for (const { feature } of sight.shown) sum += header.features[feature.name] ?? 0
  header.blocks.forEach(({ name, step }) => {
    const block = weights[name]
    const found = sight.blocks.find((one) => one.name === name)
    if (!block || !found) return
    let steps = 0
    for (const { bucket } of found.pieces) steps += block[bucket] ?? 0
    sum += steps * step * found.value
  })
  return sum
}

/** The share of claims among sentences with that raw score: always rising, so that it orders as the raw score does. */
export function calibrated(raw: number, points: ClaimModel['header']['calibration']): number {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return sigmoid(raw)
  if (raw <= first[0]) return first[1] * Math.exp(raw - first[0])
  if (raw >= last[0]) return 1 - (1 - last[1]) * Math.exp(last[0] - raw)
  const after = points.findIndex(([at]) => at > raw)
  const [[x0, y0], [x1, y1]] = [points[after - 1] ?? first, points[after] ?? last]
  return y0 + ((y1 - y0) * (raw - x0)) / (x1 - x0)
}

const sigmoid = (raw: number): number => 1 / (1 + Math.exp(-raw))
