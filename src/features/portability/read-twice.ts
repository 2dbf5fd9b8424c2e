import type { Read } from './item.ts'

const mostKept = 32_000_000

type Reading = (onBytes: (bytes: number) => void) => AsyncIterable<Read>

/** The same reading for an archive that is gone through twice: what is not large is read from the disk once only. */
export const readTwice = (bytes: number, reading: Reading): Reading => {
  if (bytes > mostKept) return reading
  type Kept = { read: Read; bytes: number }[]
  let kept: Kept | undefined
  return async function* (onBytes) {
    if (kept) {
      for (const { read, bytes } of kept) {
        onBytes(bytes)
        yield read
      }
      return
    }
    const seen: Kept = []
    let since = 0
    const count = (more: number) => {
      since += more
      onBytes(more)
    }
    for await (const read of reading(count)) {
      seen.push({ read, bytes: since })
      since = 0
      yield read
    }
    kept = seen
  }
}
