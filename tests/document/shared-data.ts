import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const folder = process.env.WENHAO_SHARED ?? join(import.meta.dirname, '../../../shared/data')

/** Whether a data set is here; a test that needs it skips otherwise, and says so by its title. */
export function hasData(file: string): boolean {
  return existsSync(join(folder, file))
}

export function rowsOf<Row>(file: string): Row[] {
  const lines = gunzipSync(readFileSync(join(folder, file)))
    .toString('utf8')
    .trim()
    .split('\n')
  return lines.map((line) => JSON.parse(line) as Row)
}

/** The text of one file in an archive. */
export function archived(file: string, name: string): string {
  return execFileSync('tar', ['xzOf', join(folder, file), name], { maxBuffer: 64_000_000 }).toString('utf8')
}

export function namesIn(file: string): string[] {
  return execFileSync('tar', ['tzf', join(folder, file)])
    .toString('utf8')
    .trim()
    .split('\n')
}
