import type { BlockName, ClaimModel, ModelHeader, ModelLanguage } from '../../src/features/document/claims/model.ts'
import { bucketCount } from '../../src/features/document/claims/ngrams.ts'
import { featuresOf, lookAt, rawScore } from '../../src/features/document/claims/score.ts'
import { minimise } from './minimise.ts'

/** A sentence with its label; a weight below 1 makes it count for less. */
export type TrainingRow = { text: string; label: 0 | 1; weight?: number }

export type TrainingOptions = {
  language: ModelLanguage
  /** How much large weights cost, for each part of the model. */
  cost?: Partial<Record<'named' | BlockName, number>>
  blocks?: BlockName[]
  iterations?: number
}

export const standardCost: Record<ModelLanguage, Required<NonNullable<TrainingOptions['cost']>>> = {
  zh: { named: 1, units: 0.06, words: 0.06, pairs: 0.3 },
  en: { named: 1, units: 0.2, words: 0.2, pairs: 0.4 },
}

export const standardBlocks: Record<ModelLanguage, BlockName[]> = {
  zh: ['units', 'pairs'],
  en: ['words', 'units', 'pairs'],
}

type Design = { columns: Int32Array; values: Float32Array; label: number; weight: number }

/** Logistic regression over named features and hashed n-grams, by a method without chance; weights are kept in int8. */
export function trainModel(rows: readonly TrainingRow[], options: TrainingOptions): ClaimModel {
  const { language } = options
  const blocks = options.blocks ?? standardBlocks[language]
  const layout = layOut(language, blocks)
  const cost = { ...standardCost[language], ...options.cost }
  const designs = rows.map((row) => designOf(row, layout))
  const weights = minimise(lossOf(designs, costs(layout, cost)), layout.size, options.iterations)
  return pack(weights, layout)
}

/** The raw score of each text, as precise as the model orders. */
export function scoreAll(model: ClaimModel, texts: readonly string[]): number[] {
  return texts.map((text) => rawScore(lookAt(text, model.header.language), model))
}

type Layout = { language: ModelLanguage; blocks: BlockName[]; named: number; size: number }

function layOut(language: ModelLanguage, blocks: BlockName[]): Layout {
  const named = featuresOf[language].length
  return { language, blocks, named, size: 1 + named + blocks.length * bucketCount }
}

function designOf({ text, label, weight = 1 }: TrainingRow, layout: Layout): Design {
  const sight = lookAt(text, layout.language)
  const columns = [0]
  const values = [1]
  const put = (column: number, value: number) => {
    columns.push(column)
    values.push(value)
  }
  for (const { place } of sight.shown) put(1 + place, 1)
  layout.blocks.forEach((name, at) => {
    const found = sight.blocks.find((block) => block.name === name)
    for (const { bucket } of found?.pieces ?? []) put(1 + layout.named + at * bucketCount + bucket, found?.value ?? 0)
  })
  return { columns: Int32Array.from(columns), values: Float32Array.from(values), label, weight }
}

function costs(layout: Layout, cost: Required<NonNullable<TrainingOptions['cost']>>): Float64Array {
  const all = new Float64Array(layout.size).fill(cost.named)
  all[0] = 0.01
  layout.blocks.forEach((name, at) => {
    const from = 1 + layout.named + at * bucketCount
    all.fill(cost[name], from, from + bucketCount)
  })
  return all
}

function lossOf(designs: Design[], cost: Float64Array) {
  return (at: Float64Array, gradient: Float64Array): number => {
    let loss = 0
    for (let i = 0; i < at.length; i++) {
      gradient[i] = cost[i]! * at[i]!
      loss += 0.5 * cost[i]! * at[i]! * at[i]!
    }
    for (const { columns, values, label, weight } of designs) {
      let raw = 0
      for (let i = 0; i < columns.length; i++) raw += at[columns[i]!]! * values[i]!
      const signed = label ? raw : -raw
      loss += weight * (signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed)
      const off = weight * (1 / (1 + Math.exp(-raw)) - label)
      for (let i = 0; i < columns.length; i++) gradient[columns[i]!]! += off * values[i]!
    }
    return loss
  }
}

function pack(weights: Float64Array, layout: Layout): ClaimModel {
  const header: ModelHeader = {
    format: 'wenhao-claims-1',
    language: layout.language,
    bias: rounded(weights[0] ?? 0),
    features: Object.fromEntries(
      featuresOf[layout.language].map(({ name }, place) => [name, rounded(weights[1 + place] ?? 0)]),
    ),
    blocks: [],
    calibration: [],
    thresholds: { asks: 0.5, marks: 0.5 },
    training: [],
    metrics: {},
  }
  const packed: ClaimModel = { header, weights: { units: undefined, words: undefined, pairs: undefined } }
  layout.blocks.forEach((name, at) => {
    const from = 1 + layout.named + at * bucketCount
    const block = weights.subarray(from, from + bucketCount)
    const largest = block.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
    const step = largest ? Number((largest / 127).toPrecision(6)) : 1
    header.blocks.push({ name, step })
    packed.weights[name] = Int8Array.from(block, (weight) => Math.round(weight / step))
  })
  return packed
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4
