import { fromCsl, type Source, withoutMisfits } from '#features/sources/thread.ts'

/** A source of an archive: an address, our own fields, or an item of CSL-JSON. A field that does not fit is left out. */
export const readSource = (given: unknown): Source | undefined => {
  const fields = typeof given === 'string' ? { url: given } : given
  if (typeof fields !== 'object' || fields === null) return undefined
  const { type, kind, title, url, id: _, isProtected, ...more } = fields as Record<string, unknown>
  if (typeof type === 'string' && kind === undefined && (title || 'URL' in more)) return fromCsl(fields)
  const texts = Object.entries({ kind, url, title: title || url, ...more })
    .filter(([name]) => names.has(name))
    .map(([name, value]) => [name, textOf(value)] as const)
    .filter(([, value]) => value !== '')
  return withoutMisfits({ ...Object.fromEntries(texts), isProtected: isProtected === true })
}

const names = new Set([
  ...['kind', 'url', 'title', 'publisher', 'author', 'published', 'accessed', 'quote', 'container', 'volume', 'issue'],
  ...['pages', 'edition', 'place', 'number', 'section', 'version', 'isbn', 'doi'],
])

// YAML reads 2025 as a number and may read a day as a date; several authors may be a list.
const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return Array.isArray(value) ? value.filter((part) => typeof part === 'string').join('; ') : ''
}
