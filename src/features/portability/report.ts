import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Counts, lastLine } from './counts.ts'

/** The report of an import: every item that lost something or was refused, and why. */
export type Report = {
  path: string
  lost(where: string, what: string): Promise<void>
  refused(where: string, reason: string): Promise<void>
  skipped(what: string): void
  close(counts: Counts): Promise<void>
}

/** A Markdown file in the data folder, written as the import goes, so that a killed one has its report too. */
export const openReport = async (dataFolder: string, from: string, at: Date): Promise<Report> => {
  const folder = join(dataFolder, 'imports')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${at.toISOString().slice(0, 19).replaceAll(':', '-')}.md`)
  const file = await open(path, 'a')
  const skips = new Map<string, number>()
  const line = (text: string) => write(file, `${text}\n`)
  await line(`# Import of ${from}, ${at.toISOString()}\n`)
  return {
    path,
    lost: (where, what) => line(`- ${where}: ${what}`),
    refused: (where, reason) => line(`- **refused** ${where} ${reason}`),
    skipped: (what) => void skips.set(what, (skips.get(what) ?? 0) + 1),
    close: async (counts) => {
      for (const [what, count] of skips) await line(`- passed over: ${count} ${what}`)
      await line(`\n${lastLine(counts)}`)
      await file.close()
    },
  }
}

const write = async (file: FileHandle, text: string): Promise<void> => {
  await file.appendFile(text)
}
