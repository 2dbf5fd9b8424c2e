import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

/** A file of an archive with its size, for the bar of progress. Compressed ones (.gz) open as their content. */
export type ArchiveFile = { path: string; name: string; bytes: number }

/** The files to read, in order: the one that is named, or those of a folder with one of these endings. */
export const archiveFiles = async (path: string, endings: string[]): Promise<ArchiveFile[]> => {
  const found = await stat(path)
  if (found.isFile()) return [{ path, name: '', bytes: found.size }]
  const files: ArchiveFile[] = []
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  for (const entry of entries) {
    const name = join(entry.parentPath, entry.name)
    if (!entry.isFile() || !endings.includes(extname(entry.name.replace(/\.gz$/, '')))) continue
    files.push({ path: name, name: name.slice(path.length).replace(/^\//, ''), bytes: (await stat(name)).size })
  }
  return files.sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** The content of a file; `onBytes` hears how far it has been read, counted as it lies on the disk. */
export const openFile = (file: ArchiveFile, onBytes: (bytes: number) => void = () => {}): Readable => {
  const raw = createReadStream(file.path)
  raw.on('data', (chunk) => onBytes(chunk.length))
  if (!file.path.endsWith('.gz')) return raw
  const content = createGunzip()
  raw.on('error', (error) => content.destroy(error))
  return raw.pipe(content)
}
