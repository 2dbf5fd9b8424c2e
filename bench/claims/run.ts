import { join } from 'node:path'
import type { Part as BenchPart, Figure } from '../part.ts'
import { checkThat } from './check-that.ts'
import { claimBuster } from './claim-buster.ts'
import { clef2019, clef2020 } from './clef.ts'
import { gold } from './gold.ts'
import { marksOf } from './marks.ts'
import { type Line, type Part, tableOf } from './report.ts'
import { speed } from './speed.ts'

const parts: Record<string, Part> = {
  'CheckThat! 2023': checkThat,
  ClaimBuster: claimBuster,
  'CLEF 2019': clef2019,
  'CLEF 2020': clef2020,
  'the Chinese gold set': () => gold('zh'),
  'the English gold set': () => gold('en'),
}

/** How well our detector finds claims, beside a linear SVM that learned from the same rows, and how fast. */
export const run: BenchPart = async ({ data = join(import.meta.dirname, '../../../shared/data') }) => {
  const lines: Line[] = []
  const keys: Record<string, number> = {}
  for (const [name, part] of Object.entries(parts)) {
    const start = performance.now()
    const report = part(data)
    process.stderr.write(
      `  ${name}: ${report ? `${Math.round((performance.now() - start) / 1000)} s` : 'absent, skipped'}\n`,
    )
    lines.push(...(report?.lines ?? []))
    Object.assign(keys, report?.keys)
  }
  if (lines.length > 0) console.log(`${tableOf(lines)}\n`)
  const marks = marksOf(keys)
  const figures = Object.entries(keys).map(
    ([key, value]): Figure => ({ what: key, value, unit: '', key, mark: marks[key] }),
  )
  return [...figures, ...(await speed())]
}
