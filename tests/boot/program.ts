import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, vi } from 'vitest'

// Each of them starts a whole site, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000 })

const root = join(import.meta.dirname, '../..')

type Ended = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string }

export type Program = {
  child: ChildProcess
  /** Waits for words on standard output; what the parentheses found. */
  hears(pattern: RegExp): Promise<string>
  ended: Promise<Ended>
}

type Options = { env?: Record<string, string>; user?: number; script?: string; preload?: string }

const running = new Set<ChildProcess>()
const folders = new Set<string>()

/** Runs `wenhao` with some words, as its own process, away from the settings of who runs the tests. */
export const wenhao = (words: string[], { env = {}, user, script = 'src/main.ts', preload }: Options = {}): Program => {
  const flags = ['--import', join(root, 'boot/tsx.mjs'), ...(preload ? ['--import', preload] : [])]
  const child = spawn(process.execPath, [...flags, join(root, script), ...words], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', LANG: 'C.UTF-8', TMPDIR: tmpdir(), ...env },
    uid: user,
    gid: user,
  })
  running.add(child)
  return listenTo(child)
}

const listenTo = (child: ChildProcess): Program => {
  let out = ''
  let err = ''
  const heard = new Set<() => void>()
  child.stdout?.on('data', (data) => {
    out += data
    for (const look of heard) look()
  })
  child.stderr?.on('data', (data) => {
    err += data
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve({ code, signal, out, err })
    })
  })
  const hears = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const found = pattern.exec(out)
        if (found) resolve(found[1] ?? found[0])
      }
      heard.add(look)
      look()
      void ended.then(() => reject(new Error(`it ended without ${pattern}:\n${out}\n${err}`)))
    })
  return { child, hears, ended }
}

/** Runs `wenhao` to its end. */
export const runToEnd = (words: string[], options: Options = {}): Promise<Ended> => wenhao(words, options).ended

/** A site that serves, and where. */
export const serve = async (folder: string, options: Options = {}): Promise<Program & { url: string }> => {
  const program = wenhao(['serve'], { ...options, env: { WENHAO_DATA: folder, ...options.env } })
  const url = await program.hears(/Wenhao is at (http:\S+)/)
  return { ...program, url }
}

/** An empty folder that is removed after the test, in a place that every user can reach. */
export const emptyFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'wenhao-boot-'))
  folders.add(folder)
  return folder
}

let settled: Promise<string> | undefined

/** A data folder as a site leaves it after its first start: a copy, which takes far less time than a start. */
export const settledFolder = async (): Promise<string> => {
  settled ??= settle()
  const folder = emptyFolder()
  execFileSync('cp', ['-a', `${await settled}/.`, folder])
  return folder
}

const settle = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'wenhao-boot-'))
  const site = await serve(folder)
  site.child.kill('SIGINT')
  await site.ended
  return folder
}

/** The processes that work in a folder or have it among their words (Linux). */
export const processesOf = (folder: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
        const isThere = command.includes(folder) || readlinkSync(`/proc/${pid}/cwd`).startsWith(folder)
        return isThere ? [`${pid} ${command}`] : []
      } catch {
        return []
      }
    })

/** Waits until no process of the folder is left; those that are after ten seconds. */
export const remaining = async (folder: string): Promise<string[]> => {
  for (let i = 0; i < 100 && processesOf(folder).length; i += 1) await sleep(100)
  return processesOf(folder)
}

afterAll(async () => {
  if (settled) rmSync(await settled, { recursive: true, force: true })
})

afterEach(async () => {
  for (const child of running) child.kill('SIGKILL')
  for (const folder of folders) {
    if (process.platform === 'linux') await remaining(folder)
    rmSync(folder, { recursive: true, force: true })
  }
  folders.clear()
})
