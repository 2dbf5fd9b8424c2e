import type { Range } from './bootstrap.ts'

/** A number with its 95 % interval, where one was made. */
type Estimate = { value: number; range?: Range }

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

const cell = (estimate: Estimate | undefined): string => {
  if (!estimate) return ''
  const { value, range } = estimate
  return range ? `${digits(value)} (${digits(range[0])} to ${digits(range[1])})` : digits(value)
}

export const tableOf = (lines: readonly Line[]): string =>
  [
    `| set | model | ${columns.join(' | ')} |`,
    `| --- | --- | ${columns.map(() => '---:').join(' | ')} |`,
    ...lines.map(
      ({ set, model, figures }) => `| ${set} | ${model} | ${columns.map((name) => cell(figures[name])).join(' | ')} |`,
    ),
  ].join('\n')
