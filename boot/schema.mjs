// Writes src/platform/schema.ts from a freshly migrated database; with --check only says whether it is current.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/platform/database.ts'
import { openEmbedded } from '../src/platform/embedded-postgres/index.ts'
import { migrate } from '../src/platform/migrate.ts'
import { root } from './steps/root.mjs'

const isCheck = process.argv.includes('--check')
const folder = mkdtempSync(join(tmpdir(), 'wenhao-schema-'))
const target = join(root, 'src/platform/schema.ts')

const demand = (outcome) => {
  if (!outcome.ok) throw new Error(outcome.sentence.en)
  return outcome
}

const startDatabase = async () => {
  const { signal } = new AbortController()
  const quiet = { tell: () => {}, log: () => {} }
  const settings = { fsync: 'off' }
  const options = { dataFolder: folder, command: 'schema', mayAttach: false, signal, settings, ...quiet }
  return demand(await openEmbedded(options)).database
}

const generate = (url, file) => {
  const tool = join(root, 'node_modules/kysely-codegen/dist/cli/bin.js')
  const flags = ['--url', url, '--out-file', file, '--exclude-pattern', 'public.kysely_*', '--log-level', 'error']
  const { status, stderr } = spawnSync(process.execPath, [tool, ...flags], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

const database = await startDatabase()
try {
  const opened = openDatabase(database.url, 'command')
  demand(await migrate(opened))
  await opened.close()
  const file = isCheck ? join(folder, 'schema.ts') : target
  generate(database.url, file)
  const isCurrent = readFileSync(file, 'utf8') === readFileSync(target, 'utf8')
  if (!isCurrent) process.stderr.write('src/platform/schema.ts is not of these migrations: run npm run schema\n')
  process.exitCode = isCurrent ? 0 : 1
} finally {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
}
