import { join } from 'node:path'
import type { Part as BenchPart, Figure } from '../part.ts'
import { checkThat } from './check-that.ts'
import { claimBuster } from './claim-buster.ts'
import { clef2019, clef2020 } from './clef.ts'
import { gold, portal } from './gold.ts'
import { marksOf } from './marks.ts'
import { headOfTable, lineOfTable, type Part, type Report } from './report.ts'
import { speed } from './speed.ts'

const parts: Record<string, Part> = {
  'CheckThat! 2023': checkThat,
  ClaimBuster: claimBuster,
  'CLEF 2019': clef2019,
  'CLEF 2020': clef2020,
  'the Chinese gold set': () => gold('zh'),
  'the English gold set': () => gold('en'),
  'made-up sentences of a portal': portal,
}

/** How well our detector finds claims, beside a linear SVM that learned from the same rows, and how fast. */
export const run: BenchPart = async ({ data = join(import.meta.dirname, '../../../shared/data') }) => {
  console.log(headOfTable)
  const reports = Object.entries(parts).map(([name, part]) => printed(name, () => part(data)))
  console.log()
  const keys: Record<string, number> = Object.assign({}, ...reports.map((report) => report?.keys))
  const marks = marksOf(keys)
  const figures = Object.entries(keys).map(
    ([key, value]): Figure => ({ what: key, value, unit: '', key, mark: marks[key] }),
  )
  return [...figures, ...(await speed())]
}

/** Prints lines as they come: the whole takes minutes. */
const printed = (name: string, make: () => Report | undefined): Report | undefined => {
  const start = performance.now()
  const report = make()
  const seconds = Math.round((performance.now() - start) / 1000)
  process.stderr.write(`  ${name}: ${report ? `${seconds} s` : 'absent, skipped'}\n`)
  for (const line of report?.lines ?? []) console.log(lineOfTable(line))
  return report
}
