import { dirname, join, normalize } from 'node:path'

/** The rooms in the order in which they may use each other: a feature uses only those above it. */
export const features = [
  'site',
  'accounts',
  'media',
  'creators',
  'document',
  'channels',
  'sources',
  'articles',
  'questions',
  'comments',
  'reading',
  'feed',
  'search',
  'moderation',
  'notifications',
  'federation',
  'portability',
] as const

// index.ts is a feature's door; browser.ts the part of it that also runs in the browser, thread.ts in a worker thread.
const doors = new Set(['index.ts', 'browser.ts', 'thread.ts'])
const top = new Set(['web', 'worker', 'commands', 'demo', 'main.ts'])
const bottom = new Set(['ui', 'platform'])

export type SourceFile = { path: string; text: string } // path from src/, as in features/articles/routes.tsx

/** Every import that points the wrong way, as a sentence. Type imports count: a type is knowledge too. */
export const wrongImports = (files: SourceFile[]): string[] =>
  files.flatMap(({ path, text }) =>
    importsOf(text)
      .map((specifier) => resolve(path, specifier))
      .filter((target) => target !== undefined)
      .flatMap((target) => {
        const fault = faultOf(path, target)
        return fault ? [`${path} imports ${target}: ${fault}`] : []
      }),
  )

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:\bfrom\s+|\bimport\s+|\bimport\(\s*)['"]([^'"]+)['"]/g)].map((match) => match[1] ?? '')

const resolve = (from: string, specifier: string): string | undefined => {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return normalize(join(dirname(from), specifier))
  return undefined // a package
}

const faultOf = (from: string, target: string): string | undefined => {
  const [fromRoom = '', fromFeature = ''] = from.split('/')
  const [room = '', feature = '', ...rest] = target.split('/')
  if (/^\.\.\/(?:training|bench|tests)\//.test(target))
    return 'the house stands without what trains, measures and tests it'
  if (target.startsWith('..')) return undefined // outside src: migrations, package.json
  if (from.startsWith('web/browser/') && rest.length === 2 && rest[0] === 'elements') return undefined // a bundle takes single elements
  if (top.has(fromRoom)) return room === 'features' ? doorFault(feature, rest) : undefined
  if (bottom.has(fromRoom)) {
    if (top.has(room) || room === 'features') return `${fromRoom} knows nothing above it`
    return fromRoom === 'platform' && room === 'ui' ? 'platform knows no ui' : undefined
  }
  if (top.has(room)) return 'a feature knows nothing of web and worker'
  if (room !== 'features' || feature === fromFeature) return undefined
  const mine = features.indexOf(fromFeature as never)
  const theirs = features.indexOf(feature as never)
  if (mine < 0 || theirs < 0) return 'a feature that is not on the list'
  if (theirs > mine) return `${feature} comes after ${fromFeature}: let it learn by an event`
  return doorFault(feature, rest)
}

const doorFault = (feature: string, rest: string[]): string | undefined =>
  rest.length === 1 && doors.has(rest[0] ?? '') ? undefined : `use ${feature} through its index.ts`
