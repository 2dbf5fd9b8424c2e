/** A line of the table. What has a key goes into the result, too. */
export type Figure = { what: string; value: number; unit: string; key?: string; mark?: string }

/** `data`: the folder with data sets, where another than the usual one is named. */
export type PartOptions = { data?: string }

export type Part = (options: PartOptions) => Promise<Figure[]>

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
