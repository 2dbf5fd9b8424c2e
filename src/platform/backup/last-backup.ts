import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  id: z.string(),
  madeAt: z.iso.datetime(),
  file: z.string(),
  /** When a restore of it was tried, and succeeded. */
  triedAt: z.iso.datetime().nullable(),
})
export type LastBackup = z.infer<typeof schema>

const noteOf = (dataFolder: string): string => join(dataFolder, 'last-backup.json')

/** What the data folder knows of its newest backup. */
export const lastBackup = (dataFolder: string): LastBackup | undefined => {
  try {
    return schema.parse(JSON.parse(readFileSync(noteOf(dataFolder), 'utf8')))
  } catch {
    return undefined
  }
}

export const noteBackup = (dataFolder: string, note: LastBackup): void => {
  const draft = `${noteOf(dataFolder)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify(note)}\n`, { mode: 0o600 })
  renameSync(draft, noteOf(dataFolder))
}
