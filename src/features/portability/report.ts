import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Counts, lastLine } from './counts.ts'
import type { Loss } from './item.ts'

/** The report of an import: every item that lost something or was refused, and why. */
export type Report = {
  path: string
  lost(where: string, lost: Loss[]): Promise<void>
  refused(where: string, reason: string): Promise<void>
  skipped(what: string): void
  close(counts: Counts): Promise<void>
}

/** A Markdown file in the data folder, written as the import goes, so that a killed one has its report too. */
export const openReport = async (dataFolder: string, from: string, at: Date): Promise<Report> => {
  const folder = join(dataFolder, 'imports')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${at.toISOString().slice(0, 23).replaceAll(/[:.]/g, '-')}-${process.pid}.md`)
  const file = await open(path, 'a', 0o600)
  const skips = new Map<string, number>()
  const kinds = new Map<string, number>()
  const line = (text: string) => file.appendFile(`${text}\n`)
  await line(`# Import of ${oneLine(from)}, ${at.toISOString()}\n`)
  return {
    path,
    lost: (where, lost) => {
      for (const { what } of lost) kinds.set(kindOf(what), (kinds.get(kindOf(what)) ?? 0) + 1)
      return line(`- ${oneLine(where)}: ${lost.map(oneLoss).join('; ')}`)
    },
    refused: (where, reason) => line(`- **refused** ${oneLine(where)} ${oneLine(reason)}`),
    skipped: (what) => void skips.set(what, (skips.get(what) ?? 0) + 1),
    close: async (counts) => {
      if (kinds.size > 0) await line('\n## Items that lost something, by what it was\n')
      for (const [what, count] of [...kinds].sort((a, b) => b[1] - a[1])) await line(`- ${count}: ${oneLine(what)}`)
      if (skips.size > 0) await line('\n## Passed over\n')
      for (const [what, count] of skips) await line(`- ${count}: ${oneLine(what)}`)
      await line(`\n${lastLine(counts)}`)
      await file.close()
    },
  }
}

const oneLoss = ({ what, count }: Loss): string => oneLine(count > 1 ? `${count} × ${what}` : what)

// A picture that was refused is named, and so is a claim; of a kind are all that were lost for the same reason.
const kindOf = (what: string): string => {
  if (what.startsWith('picture ')) return `picture ${what.slice(what.lastIndexOf('('))}`
  return what.startsWith('claim ') ? what.replace(/ \(.*$/s, '') : what
}

const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').slice(0, 400)
