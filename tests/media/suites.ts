import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, test } from 'vitest'

const shared = process.env.WENHAO_SHARED ?? '../shared/data'

/** The files of a suite that stands beside the repository; without it the test is skipped and says so. */
export const testWithSuite = (
  name: string,
  suite: string,
  run: (files: SuiteFile[]) => Promise<void>,
  ms = 120_000,
) => {
  const archive = resolve(shared, 'suites', `${suite}.dev.tar.gz`)
  if (!existsSync(archive)) return test.skip(`${name} (needs ${suite} in ${shared})`)
  return test(name, () => run(unpack(archive)), ms)
}

export type SuiteFile = { path: string; bytes: () => Buffer }

const unpack = (archive: string): SuiteFile[] => {
  const folder = mkdtempSync(join(tmpdir(), 'wenhao-suite-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  execFileSync('tar', ['xzf', archive, '-C', folder])
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(folder.length + 1), bytes: () => readFileSync(path) }))
}
