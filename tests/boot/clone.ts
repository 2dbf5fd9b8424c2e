import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterEach } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folders = new Set<string>()

afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders.clear()
})

const tools = join(dirname(process.execPath), '.')

export type Clone = {
  folder: string
  write(file: string, content: string, mode?: number): void
  /** Runs the first step of every start; the environment of who runs the tests stays out. */
  prepare(options?: { env?: Record<string, string>; user?: number; preload?: string }): Promise<Prepared>
}

export type Prepared = { code: number | null; out: string; err: string }

/** A folder with the first steps of the program, and packages that are easily installed: none, or ours by a link. */
export const aClone = ({ hasPackages = false } = {}): Clone => {
  const folder = mkdtempSync(join(tmpdir(), 'wenhao-clone-'))
  folders.add(folder)
  cpSync(join(root, 'boot'), join(folder, 'boot'), { recursive: true })
  const write = (file: string, content: string, mode = 0o644) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), content, { mode })
  }
  const list = { name: 'wenhao', version: '0.0.0' }
  write('package.json', JSON.stringify({ ...list, type: 'module' }))
  write('package-lock.json', JSON.stringify({ ...list, lockfileVersion: 3, packages: { '': list } }))
  if (hasPackages) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { folder, write, prepare: (options) => prepare(folder, options) }
}

/** An npm that takes a moment and then has installed what the lock file says. */
export const quickNpm = `#!/bin/sh
echo run >> npm-runs
sleep 0.3
mkdir -p node_modules
cp package-lock.json node_modules/.package-lock.json
`

const prepare = (
  folder: string,
  { env = {}, user, preload }: { env?: Record<string, string>; user?: number; preload?: string } = {},
): Promise<Prepared> =>
  new Promise((resolve) => {
    const flags = preload ? ['--import', preload] : []
    const child = spawn(process.execPath, [...flags, join(folder, 'boot/prepare.mjs')], {
      cwd: folder,
      env: { PATH: [join(folder, 'bin'), tools, process.env.PATH].join(delimiter), LANG: 'C', ...env },
      uid: user,
      gid: user,
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (data) => {
      out += data
    })
    child.stderr.on('data', (data) => {
      err += data
    })
    child.on('close', (code) => resolve({ code, out, err }))
  })
