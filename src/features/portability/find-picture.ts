import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

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
      const parts = partsOf(path)
      const found = { path, parts }
      const same = byName.get(parts.at(-1) ?? '')
      if (same) same.push(found)
      else byName.set(parts.at(-1) ?? '', [found])
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
    return partsOf(decodeURIComponent(path))
  } catch {
    return partsOf(path)
  }
}

// Some systems write é in two characters, and some in one.
const partsOf = (path: string): string[] =>
  path
    .normalize('NFC')
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')

const best = (found: Found[] | undefined, wanted: string[]): string | undefined => {
  if (!found) return undefined
  const scored = found
    .filter(({ parts }) => !isOfAnotherMonth(parts, wanted))
    .map(({ path, parts }) => ({ path, score: sharedEnd(parts, wanted) }))
    .sort((a, b) => b.score - a.score)
  const [first, second] = scored
  return first && first.score > (second?.score ?? 0) ? first.path : undefined
}

// Blogs file pictures by month, and photo.jpg is there every month: another month's is another picture.
const isOfAnotherMonth = (parts: string[], wanted: string[]): boolean => {
  const [of, asked] = [parts.at(-2) ?? '', wanted.at(-2) ?? '']
  return /^\d{1,4}$/.test(of) && /^\d{1,4}$/.test(asked) && of !== asked
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
