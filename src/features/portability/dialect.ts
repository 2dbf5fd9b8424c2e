import type { Fields } from './front-matter.ts'
import { textOf } from './permalinks.ts'
import type { StaticSite } from './static-site.ts'

/** A file of a site: its path from the root, and the parts of that. */
export type StaticFile = { path: string; folders: string[]; stem: string; ending: string }

/** What a file is for its program; `skipped` says what it is when it is no article. */
export type Role = { role: 'post' | 'page' | 'draft'; isSure: boolean } | { skipped: string }

/** What a program makes of a file's fields beyond what all read in the same way. */
export type Made = {
  fields: Fields // with our names
  address: string | undefined // the path of its page
  folder: string // of its pictures
  isListed: boolean
}

/** How one program for static sites keeps its articles. */
export type Dialect = {
  settings: readonly string[]
  endings: readonly string[]
  roleOf: (file: StaticFile, site: StaticSite) => Role
  make: (fields: Fields, file: StaticFile, site: StaticSite) => Made
  tidy: (body: string) => string
}

export const fileOf = (path: string): StaticFile => {
  const folders = path.split('/')
  const name = (folders.pop() ?? '').replace(/\.gz$/i, '')
  const dot = name.lastIndexOf('.')
  return dot > 0
    ? { path, folders, stem: name.slice(0, dot), ending: name.slice(dot).toLowerCase() }
    : { path, folders, stem: name, ending: '' }
}

export const written = ['.md', '.markdown', '.mdown', '.mkd', '.mkdown', '.html', '.htm'] as const
/** Texts in a form that is not read, so that the report can say how many there were. */
export const unread = ['.textile', '.org', '.rst', '.adoc', '.asciidoc', '.pandoc', '.ejs', '.pug'] as const

export const isHtml = ({ ending }: StaticFile): boolean => ending === '.html' || ending === '.htm'

/** Words in a list, which may itself hold lists. */
export const wordsIn = (value: unknown, between: RegExp): string[] => {
  if (typeof value === 'string') return value.split(between).filter(Boolean)
  if (Array.isArray(value))
    return value.flatMap((one) => (Array.isArray(one) ? wordsIn(one, between) : [String(one ?? '')]))
  return value && typeof value === 'object' ? Object.keys(value) : []
}

/** A picture for the head of an article, which is named in as many ways as there are themes. */
export const coverIn = (fields: Fields, names: readonly string[]): string => {
  for (const name of names) {
    const value = Array.isArray(fields[name]) ? fields[name][0] : fields[name]
    const inside = value && typeof value === 'object' ? (value as Fields) : { [name]: value }
    const found = textOf(inside, name, 'path', 'src', 'url', 'image', 'feature', 'relative')
    if (/\.\w{3,5}(?:$|\?)|^https?:/.test(found)) return found
  }
  return ''
}
