import type { Head, TableSum } from '#platform/backup/format.ts'
import { walkArchive } from '#platform/backup/walk-archive.ts'
import { runToEnd } from '../boot/program.ts'

type Env = Record<string, string>

export const backUp = (folder: string, words: string[] = [], env: Env = {}) =>
  runToEnd(['backup', ...words], { env: { WENHAO_DATA: folder, ...env } })

export const restore = (archive: string, folder: string, env: Env = {}) =>
  runToEnd(['restore', archive, '--data', folder], { env })

type Contents = { head: Head; files: string[]; tables: Map<string, TableSum> }

/** What is in an archive, once it proves whole. */
export const contents = async (archive: string): Promise<Contents> => {
  const files: string[] = []
  const file = async (key: string) => void files.push(key)
  const { manifest, head } = await walkArchive(archive, { file }, new AbortController().signal)
  return { head, files: files.sort(), tables: new Map(manifest.tables.map((table) => [table.name, table])) }
}
