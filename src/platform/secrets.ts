import { hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A key for one purpose (`'set-up link'`), always the same for this data folder. */
export type Secrets = (purpose: string) => Buffer

const length = 32

/** The data folder's secret is made at the first start; every key is derived from it. */
export const openSecrets = (dataFolder: string): Secrets => {
  const file = join(dataFolder, 'secret')
  const secret = Buffer.from(read(file) ?? make(file), 'hex')
  if (secret.length !== length) throw new Error(`${file} is not a secret of ${length} bytes`)
  return (purpose) => Buffer.from(hkdfSync('sha256', secret, '', purpose, length))
}

const read = (file: string): string | undefined => {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    chmodSync(file, 0o600)
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

// Two processes at their first start agree: a link is made once, and the second reads what the first wrote.
const make = (file: string): string => {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${randomBytes(length).toString('hex')}\n`, { mode: 0o600, flush: true })
  try {
    linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(draft, { force: true })
  }
  return readFileSync(file, 'utf8').trim()
}
