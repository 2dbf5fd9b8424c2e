import { feedFiles } from '#ui/feed-links.ts'
import { pageNumber, place, rankedPlace, type Spell, slug, style, versionNumber } from './shared-parameters.ts'

type Parameters = Readonly<Record<string, Spell>>

const files = new Set<string>(Object.values(feedFiles))

const feedRoutes = (lists: string[], parameters: Parameters): Record<string, Parameters> =>
  Object.fromEntries(lists.flatMap((list) => [...files].map((file) => [list + file, parameters])))

/**
 * The pages that are the same for everybody, and the parameters of each that decide what stands on it, in their one
 * spelling. All others are dropped, but for `lang`, and so is what cannot be read: nobody makes a page anew by junk. A page that answers with showShared, or a feed, and is not here is made anew for every reader.
 */
export const sharedRoutes: Record<string, Parameters> = {
  '/': {},
  '/about': {},
  '/latest': { before: place },
  '/c': {},
  '/c/:slug': { before: place },
  '/tags/:tag': { before: place },
  '/a/:article': {},
  '/a/:article/versions': { from: versionNumber, to: versionNumber },
  '/a/:article/sources': { style },
  '/@:handle': { before: place },
  '/hot': { channel: slug, after: rankedPlace },
  '/archive': {},
  '/archive/:date': { before: place },
  '/a/:article/more': { after: rankedPlace, page: pageNumber },
  '/ranking': {},
  '/rules': {},
  '/privacy': {},
  '/terms': {},
  ...feedRoutes(['/', '/c/:slug/', '/tags/:tag/', '/@:handle/'], { before: place }),
  ...feedRoutes(['/hot/'], {}),
}

type Route = { parts: string[]; parameters: [string, Spell][]; isFile: boolean }

const routes: Route[] = Object.entries(sharedRoutes).map(([path, parameters]) => {
  const parts = path.split('/').slice(1)
  return { parts, parameters: Object.entries(parameters), isFile: files.has(parts.at(-1) ?? '') }
})

/** `isFile`: a feed, which looks the same in every theme. */
export type SharedAddress = { address: string; isFile: boolean }

/** The one address of a shared page, or undefined. `path` and `query` are as they came in the request. */
export const sharedAddress = (path: string, query: string): SharedAddress | undefined => {
  const parts = path.split('/').slice(1)
  const route = routes.find((known) => fits(known.parts, parts))
  if (!route) return undefined
  const address = route.parts.map((part, at) => addressPart(part, parts[at] ?? ''))
  if (address.includes(undefined)) return undefined
  const known = `/${address.join('/')}`
  if (known.length > 1000) return undefined
  const found = query && route.parameters.length > 0 ? declared(route.parameters, query) : ''
  return { address: known + found, isFile: route.isFile }
}

const fits = (known: string[], parts: string[]): boolean =>
  known.length === parts.length && known.every((part, at) => fitsPart(part, parts[at] ?? ''))

const fitsPart = (known: string, part: string): boolean => {
  if (known.startsWith('@:')) return /^@[a-z0-9_-]+$/.test(part)
  return known.startsWith(':') ? part !== '' : known === part
}

// The same text has one spelling, however it was escaped. The title after the id of an article says nothing.
const addressPart = (known: string, part: string): string | undefined => {
  if (!known.startsWith(':')) return part
  if (known === ':article') return part.length === 13 || part[13] === '-' ? part.slice(0, 13) : undefined
  if (!part.includes('%')) return part
  try {
    const text = decodeURIComponent(part)
    return text.includes('\0') || text.includes('/') ? undefined : encodeURIComponent(text)
  } catch {
    return undefined
  }
}

const declared = (parameters: [string, Spell][], query: string): string => {
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const [name, spell] of parameters) {
    const text = given.get(name)
    const spelling = text === null ? undefined : spell(text)
    if (spelling !== undefined) kept.set(name, spelling)
  }
  return kept.size > 0 ? `?${kept}` : ''
}
