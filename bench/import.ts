// How fast the import command brings articles in: its own process, into the embedded database as a site has it, which
// waits for the disk at every commit. The seconds are the whole command's, its start included.
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withDatabase } from '#commands/with-database.ts'
import { makeCreator } from '#features/creators/index.ts'
import { environment } from '#platform/config.ts'
import { madeArticles } from './made-articles.ts'
import type { Part } from './part.ts'

const count = 2_000
const handle = 'bench'
const root = join(import.meta.dirname, '..')

/** Imports 2,000 made articles (6 KB of Markdown in the mean, half of them Chinese) into a fresh site. */
const benchImport = async (): Promise<Record<string, number>> => {
  const folder = await mkdtemp(join(tmpdir(), 'wenhao-bench-'))
  try {
    const archive = join(folder, 'made.jsonl')
    const lines = madeArticles(count).map((article) => JSON.stringify(article))
    await writeFile(archive, lines.join('\n'))
    const seconds = await whileSiteIsOpen(join(folder, 'data'), (env) => importArchive(archive, env))
    const bytes = Buffer.byteLength(lines.join('\n'))
    table([
      ['articles', String(count)],
      ['archive', `${(bytes / 1e6).toFixed(1)} MB`],
      ['seconds', seconds.toFixed(2)],
      ['articles/s', (count / seconds).toFixed(0)],
    ])
    return { import_per_s: Math.round(count / seconds) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs the work while this process holds the database of a new site open, as a running site does. */
const whileSiteIsOpen = async (data: string, work: (env: NodeJS.ProcessEnv) => Promise<number>): Promise<number> => {
  const env = { ...environment, WENHAO_DATA: data, DATABASE_URL: '' }
  const { signal } = new AbortController()
  const io = { env, language: 'en' as const, signal, out: () => {}, err: console.error }
  let seconds = Number.NaN
  await withDatabase(io, 'bench', async ({ connection }) => {
    await connection.db.transaction().execute((trx) => makeCreator(trx, { handle, name: 'The bench', kind: 'house' }))
    seconds = await work(env)
    return 0
  })
  return seconds
}

const importArchive = async (archive: string, env: NodeJS.ProcessEnv): Promise<number> => {
  const words = ['import', '--from', 'jsonl', archive, '--creator', handle]
  const program = ['--import', join(root, 'boot/tsx.mjs'), join(root, 'src/main.ts'), ...words]
  const start = performance.now()
  const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] })
  let out = ''
  child.stdout.on('data', (data) => {
    out += data
  })
  await new Promise((resolve) => child.on('close', resolve))
  const seconds = (performance.now() - start) / 1000
  if (!out.includes(`${count} items: ${count} imported, 0 already there, 0 refused`))
    throw new Error(`the import did not bring everything:\n${out}`)
  return seconds
}

const table = (rows: [string, string][]): void => {
  for (const [what, figure] of rows) console.log(`${what.padEnd(12)}${figure.padStart(10)}`)
}

export const run: Part = async () => {
  const { import_per_s: perSecond = Number.NaN } = await benchImport()
  return [{ what: 'import', value: perSecond, unit: 'articles/s', key: 'import_per_s', mark: '≥ 300' }]
}
