import { createReadStream, type ReadStream } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { createGunzip, type Gunzip } from 'node:zlib'

/** A file of an archive with its size, for the bar of progress. Compressed ones (gzip) open as their content. */
export type ArchiveFile = { path: string; name: string; bytes: number }

/** The files to read, in order: the one that is named, or those of a folder with one of these endings. */
export const archiveFiles = async (path: string, endings: readonly string[]): Promise<ArchiveFile[]> => {
  const found = await stat(path)
  if (found.isFile()) return [{ path, name: '', bytes: found.size }]
  const files: ArchiveFile[] = []
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const name = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !endings.includes(extname(entry.name.replace(/\.gz$/i, '')).toLowerCase())) continue
    files.push({ path: name, name: name.slice(path.length).replace(/^\/+/, ''), bytes: (await stat(name)).size })
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The content of a file; `onBytes` hears how far it has been read, counted as it lies on the disk. */
export async function* openFile({ path }: ArchiveFile, onBytes: (bytes: number) => void): AsyncGenerator<Buffer> {
  const raw = createReadStream(path)
  let told = 0
  try {
    for await (const chunk of (await isGzip(path)) ? unzipped(raw) : raw) {
      onBytes(raw.bytesRead - told)
      told = raw.bytesRead
      yield chunk
    }
  } finally {
    raw.destroy()
  }
}

const unzipped = (raw: ReadStream): Gunzip => {
  const content = createGunzip()
  raw.on('error', (error) => content.destroy(error))
  return raw.pipe(content)
}

// By its first two bytes: people rename files.
const isGzip = async (path: string): Promise<boolean> => {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}

/** Why a file cannot be read on, for people. */
export const whyUnreadable = (error: unknown): string => {
  const { code = '', message } = error as NodeJS.ErrnoException
  if (code.startsWith('Z_')) return 'cannot be read on: the compressed file is damaged or breaks off here'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read by this user'
  return `cannot be read: ${code === 'ENOENT' ? 'the file is gone' : message.slice(0, 160)}`
}
