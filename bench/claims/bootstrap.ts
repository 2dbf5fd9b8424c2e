import { randomFrom } from './random.ts'

export type Range = readonly [low: number, high: number]

const rounds = 1_000

/** The middle 95 % of what `measure` gives over samples drawn with replacement; the same in every run. */
export const bootstrap = <Unit>(units: readonly Unit[], measure: (sample: Unit[]) => number): Range => {
  const random = randomFrom(20_230_601)
  const found = Array.from({ length: rounds }, () =>
    measure(units.map(() => units[Math.floor(random() * units.length)] as Unit)),
  ).sort((a, b) => a - b)
  return [found[Math.floor(rounds * 0.025)] as number, found[Math.ceil(rounds * 0.975) - 1] as number]
}
