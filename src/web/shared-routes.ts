import { feedFiles } from '#ui/feed-links.ts'

const feedRoutes = (lists: string[], parameters: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(lists.flatMap((list) => Object.values(feedFiles).map((file) => [list + file, parameters])))

/**
 * The pages that are the same for everybody, and the parameters of each that decide what stands on it. All others are
 * dropped, but for `lang`. A page that answers with showShared, or a feed, and is not here is made anew for every reader.
 */
export const sharedRoutes: Record<string, readonly string[]> = {
  '/': [],
  '/about': [],
  '/latest': ['before'],
  '/c': [],
  '/c/:slug': ['before'],
  '/tags/:tag': ['before'],
  '/a/:article': [],
  '/a/:article/versions': ['from', 'to'],
  '/a/:article/sources': ['style'],
  '/@:handle': ['before'],
  '/hot': ['channel', 'after'],
  '/archive': [],
  '/archive/:date': ['before'],
  '/a/:article/more': ['after', 'page'],
  '/ranking': [],
  '/rules': [],
  '/privacy': [],
  '/terms': [],
  ...feedRoutes(['/', '/c/:slug/', '/tags/:tag/', '/@:handle/'], ['before']),
  ...feedRoutes(['/hot/'], []),
}

type Route = { parts: string[]; parameters: readonly string[] }

const routes: Route[] = Object.entries(sharedRoutes).map(([path, parameters]) => ({
  parts: path.split('/').slice(1),
  parameters,
}))

/** The one address of a shared page, or undefined. `path` and `query` are as they came in the request. */
export const sharedAddress = (path: string, query: string): string | undefined => {
  if (path.length > 500 || query.length > 1000) return undefined
  const parts = path.split('/').slice(1)
  const route = routes.find((known) => fits(known.parts, parts))
  if (!route) return undefined
  const address = route.parts.map((part, at) => addressPart(part, parts[at] ?? ''))
  if (address.includes(undefined)) return undefined
  const found = query && route.parameters.length > 0 ? declared(route.parameters, query) : ''
  return `/${address.join('/')}${found}`
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

const declared = (names: readonly string[], query: string): string => {
  const given = new URLSearchParams(query)
  const kept = new URLSearchParams()
  for (const name of names) {
    const value = given.get(name)
    if (value !== null) kept.set(name, value)
  }
  return kept.size > 0 ? `?${kept}` : ''
}
