/** A line of the table. What has a key goes into the result, too. */
export type Figure = { what: string; value: number; unit: string; key?: string; mark?: string }

export type Part = () => Promise<Figure[]>

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
