import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { sweepScratch, unlessMissing, withScratch } from './scratch.ts'

/** Bytes, or a file in a scratch folder of the same storage, which is moved away. */
export type Content = Uint8Array | { file: string }

/** Both ends belong to it. */
export type Range = { start: number; end: number }

export type Stored = { bytes: number; stream: (range?: Range) => Readable }

/** Files by key, such as `pictures/ab/cd/abcd…/full`. A key that exists is replaced as a whole, never seen half-written. */
export type Storage = {
  put(key: string, content: Content): Promise<void>
  get(key: string): Promise<Stored | undefined>
  head(key: string): Promise<{ bytes: number } | undefined>
  delete(key: string): Promise<void>
  /** The keys under a prefix such as `pictures/ab`, in order. */
  list(prefix: string): AsyncIterable<string>
  /** Runs with a local folder for unfinished files, which is removed afterwards whatever happens. */
  withScratch<T>(work: (folder: string) => Promise<T>): Promise<T>
}

const incoming = 'incoming'
const keyForm = /^[a-z0-9][a-z0-9._-]{0,80}(\/[a-z0-9][a-z0-9._-]{0,80}){0,6}$/

/** A storage in a folder of this machine. What a killed process left unfinished there is removed first. */
export const folderStorage = async (folder: string): Promise<Storage> => {
  const unfinished = join(folder, incoming)
  await sweepScratch(unfinished)
  const place = (key: string) => join(folder, ...checkedKey(key).split('/'))
  const head = async (key: string) => {
    const found = await stat(place(key)).catch(unlessMissing)
    return found?.isFile() ? { bytes: found.size } : undefined
  }
  return {
    head,
    async put(key, content) {
      const target = place(key)
      if (!(content instanceof Uint8Array)) return settle(content.file, target)
      await withScratch(unfinished, async (own) => {
        const file = join(own, 'content')
        await writeFile(file, content)
        await settle(file, target)
      })
    },
    async get(key) {
      const found = await head(key)
      return found && { ...found, stream: (range) => createReadStream(place(key), range) }
    },
    delete: async (key) => rm(place(key), { force: true }),
    list: (prefix) => filesUnder(folder, checkedKey(prefix)),
    withScratch: (work) => withScratch(unfinished, work),
  }
}

/** Refuses what is no key; nothing a person sends ever is one. */
export const checkedKey = (key: string): string => {
  if (!keyForm.test(key) || key.split('/')[0] === incoming) throw new Error('not a storage key')
  return key
}

/** Moves a file to its place so that after a power cut it is there wholly or not at all. */
const settle = async (file: string, target: string): Promise<void> => {
  await mkdir(dirname(target), { recursive: true })
  await flush(file, 'r+')
  await rename(file, target)
  await flush(dirname(target), 'r')
}

const flush = async (path: string, flags: string): Promise<void> => {
  const handle = await open(path, flags)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function* filesUnder(folder: string, prefix: string): AsyncIterable<string> {
  const entries = (await readdir(join(folder, prefix), { withFileTypes: true }).catch(unlessMissing)) ?? []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const key = `${prefix}/${entry.name}`
    if (entry.isDirectory()) yield* filesUnder(folder, key)
    else if (entry.isFile()) yield key
  }
}
