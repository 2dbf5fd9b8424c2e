import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** Finds the file of a picture that a text shows, among the files that came with the archive. */
export type FindPicture = (src: string) => string | undefined

type Found = { path: string; parts: string[] }

/**
 * Files are known by the end of their path: `/wp-content/uploads/2012/05/a.jpg` of any site is `…/2012/05/a.jpg` in the
 * folder. Of files with the same name the one that shares most folders wins; a tie is no answer. WordPress's smaller
 * copies (a-300x200.jpg) are found as the whole picture.
 */
export const pictureFinder = async (folders: string[]): Promise<FindPicture> => {
  const byName = new Map<string, Found[]>()
  for (const folder of folders) {
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const name = entry.name.toLowerCase()
      byName.set(name, [...(byName.get(name) ?? []), { path, parts: path.toLowerCase().split('/') }])
    }
  }
  return (src) => {
    const parts = pathOf(src)
    const name = parts.at(-1) ?? ''
    const whole = name.replace(/-\d{1,5}x\d{1,5}(\.[a-z]{3,5})$/, '$1')
    return (
      best(byName.get(name), parts) ??
      (whole === name ? undefined : best(byName.get(whole), [...parts.slice(0, -1), whole]))
    )
  }
}

const pathOf = (src: string): string[] => {
  const path = URL.canParse(src) ? new URL(src).pathname : (src.split(/[?#]/)[0] ?? '')
  try {
    return decodeURIComponent(path).toLowerCase().split('/').filter(Boolean)
  } catch {
    return path.toLowerCase().split('/').filter(Boolean)
  }
}

const best = (found: Found[] | undefined, wanted: string[]): string | undefined => {
  if (!found) return undefined
  const scored = found
    .map(({ path, parts }) => ({ path, score: sharedEnd(parts, wanted) }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = scored
  return first && first.score > (second?.score ?? 0) ? first.path : undefined
}

const sharedEnd = (a: string[], b: string[]): number => {
  let shared = 0
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared += 1
  return shared
}

/** The folders to look in: the one that was named, and the archive's own when it is a folder. */
export const pictureFolders = async (from: string, media: string | undefined): Promise<string[]> => {
  const isFolder = (await stat(from)).isDirectory()
  return [...(media ? [media] : []), ...(isFolder ? [from] : [])]
}

export const nameOfPicture = (src: string): string => basename(src).slice(0, 100)
