import { type Estimate, intervalOf, less } from './bootstrap.ts'

const columns = ['F1+', 'precision', 'recall', 'AP', 'weighted F1', 'MAP', 'kappa'] as const

/** A line of the table of claims. */
export type Line = { set: string; model: string; figures: Partial<Record<(typeof columns)[number], Estimate>> }

/** What a part of this bench hands back: lines of the table, and the keys of the result. */
export type Report = { lines: Line[]; keys: Record<string, number> }

/** A part of the bench; undefined where its data set is absent. */
export type Part = (data: string) => Report | undefined

export const figure = (line: Line | undefined, name: keyof Line['figures']): number =>
  line?.figures[name]?.value ?? Number.NaN

const digits = (value: number): string => value.toFixed(3)

const cell = (found: Estimate | undefined): string => {
  if (!found) return ''
  if (!found.drawn) return digits(found.value)
  const [low, high] = intervalOf(found.drawn)
  return `${digits(found.value)} (${digits(low)} to ${digits(high)})`
}

/** A line with the differences of two lines about one set. */
export const difference = (one: Line, other: Line): Line => ({
  set: one.set,
  model: `${one.model} less ${other.model}`,
  figures: Object.fromEntries(
    columns.flatMap((name) => {
      const [a, b] = [one.figures[name], other.figures[name]]
      return a && b && ranked.has(name) ? [[name, less(a, b)]] : []
    }),
  ),
})

const ranked = new Set<string>(['F1+', 'AP', 'MAP'])

export const headOfTable = `| set | model | ${columns.join(' | ')} |\n| --- | --- | ${columns.map(() => '---:').join(' | ')} |`

export const lineOfTable = ({ set, model, figures }: Line): string =>
  `| ${set} | ${model} | ${columns.map((name) => cell(figures[name])).join(' | ')} |`
