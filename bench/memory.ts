import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import manifest from '../package.json' with { type: 'json' }
import type { Figure } from './part.ts'
import { addressIn, environment, stop } from './site.ts'

const rest = 60_000
const pages = ['/', '/latest', '/about', '/c']

/** The memory of everything from npm down, a minute after the last request: of the demo where there is one. */
export const run = async (): Promise<Figure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'wenhao-bench-'))
  const script = 'demo' in manifest.scripts ? 'demo' : 'start'
  const child = spawn('npm', ['run', '--silent', script], {
    cwd: join(import.meta.dirname, '..'),
    env: environment(folder),
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const url = await addressIn(child)
    for (const path of pages) await (await fetch(url + path)).text()
    await sleep(rest)
    return [
      {
        what: `memory of the whole tree, npm run ${script}`,
        value: sharesOf(child.pid ?? 0),
        unit: 'MB',
        key: 'idle_mb',
        mark: '< 300',
      },
    ]
  } finally {
    await stop(child)
    await rm(folder, { recursive: true, force: true })
  }
}

/** The proportional shares (PSS) of a process and all that descend from it, in megabytes; Linux only. */
const sharesOf = (pid: number): number => {
  const children = childrenOf()
  const tree = [pid]
  for (const one of tree) tree.push(...(children.get(one) ?? []))
  return tree.reduce((sum, one) => sum + shareOf(one), 0) / 1024
}

const shareOf = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0 // it has just ended
  }
}

const childrenOf = (): Map<number, number[]> => {
  const children = new Map<number, number[]>()
  for (const name of readdirSync('/proc').filter((one) => /^\d+$/.test(one))) {
    try {
      const parent = Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1])
      children.set(parent, [...(children.get(parent) ?? []), Number(name)])
    } catch {
      // It has just ended.
    }
  }
  return children
}
