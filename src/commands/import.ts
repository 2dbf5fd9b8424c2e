import { stat } from 'node:fs/promises'
import { threadsFor } from '#features/portability/thread.ts'
import type { Command } from './command.ts'

/** The threads that convert a large file begin while the rest of the importer is still being loaded. */
export const run: Command = async (args, io) => {
  const sizes = await Promise.all(args.map(bytesOfFile))
  const threads = threadsFor(Math.max(0, ...sizes))
  try {
    const { importArchive } = await import('./import-archive.ts')
    return await importArchive(args, io, threads)
  } finally {
    await threads?.close()
  }
}

/** 0 for what is no file: whether the words make sense is said later. */
const bytesOfFile = async (word: string): Promise<number> => {
  const found = await stat(word).catch(() => undefined)
  return found?.isFile() ? found.size : 0
}
