import { randomFrom } from './random.ts'

/** A figure, and what it was in samples drawn with replacement, where there are such. */
export type Estimate = { value: number; drawn?: readonly number[] }

const rounds = 1_000

/** Every set of as many units is drawn alike, in every run: figures of two judges of one set may be compared draw by draw. */
export const estimate = <Unit>(units: readonly Unit[], measure: (sample: readonly Unit[]) => number): Estimate => {
  const random = randomFrom(20_230_601)
  const drawn = Array.from({ length: rounds }, () =>
    measure(units.map(() => units[Math.floor(random() * units.length)] as Unit)),
  )
  return { value: measure(units), drawn }
}

/** By how much one judge is better than another on the same units. */
export const less = (one: Estimate, other: Estimate): Estimate => ({
  value: one.value - other.value,
  drawn: one.drawn?.map((value, at) => value - (other.drawn?.[at] ?? Number.NaN)),
})

/** The middle 95 % of what was drawn. */
export const intervalOf = (drawn: readonly number[]): [low: number, high: number] => {
  const sorted = drawn.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] as number
  return [at(0.025), at(0.975)]
}
