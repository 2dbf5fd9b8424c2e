import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { headLength } from './detect.ts'
import { type Refusal, refuse } from './problems.ts'

/** Bytes of an upload, at once or as they arrive. */
export type Incoming = Uint8Array | AsyncIterable<Uint8Array>

export type Received = { ok: true; file: string; hash: string; bytes: number; head: Buffer }

/** Writes an upload to a file as it arrives, and stops at the limit. */
export const receive = async (incoming: Incoming, file: string, limit: number): Promise<Received | Refusal> => {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx')
  let head = Buffer.alloc(0)
  let bytes = 0
  try {
    for await (const piece of incoming instanceof Uint8Array ? [incoming] : incoming) {
      bytes += piece.length
      if (bytes > limit) return refuse('too-large')
      if (head.length < headLength) head = Buffer.concat([head, piece.subarray(0, headLength - head.length)])
      hash.update(piece)
      await handle.writeFile(piece)
    }
  } finally {
    await handle.close()
  }
  return bytes === 0 ? refuse('empty') : { ok: true, file, hash: hash.digest('hex'), bytes, head }
}

const diskProblems = new Set([
  'ENOSPC',
  'EDQUOT',
  'EROFS',
  'EACCES',
  'EPERM',
  'EIO',
  'ENOTDIR',
  'ENOENT',
  'EEXIST',
  'EMFILE',
])

/** Turns a disk that does not take the file into a refusal; the person who uploads can at least try again. */
export const unlessDiskFails = async <T>(work: () => Promise<T>): Promise<T | Refusal> => {
  try {
    return await work()
  } catch (error) {
    if (isDiskProblem(error)) return refuse('not-stored')
    throw error
  }
}

const isDiskProblem = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && diskProblems.has((error as NodeJS.ErrnoException).code ?? '')
