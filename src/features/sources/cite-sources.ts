import { createHash } from 'node:crypto'
import { Memory } from '#platform/memory.ts'
import { setReferences } from './set-references.ts'
import type { Source } from './source.ts'
import { toCsl } from './to-csl.ts'

export const citingStyles = ['gbt7714', 'apa'] as const
export type CitingStyle = (typeof citingStyles)[number]

const mostKept = 4_000_000 // characters, and twice as many at most

// By the list itself: the versions of an article mostly have the same one, and so have its pages in every language.
const kept = new Memory<string[]>(mostKept)
const beingSet = new Map<string, Promise<string[]>>()

/** The sources as references in a style, in plain text, in the order given. A list is set once as long as it is kept. */
export const citeSources = async (sources: readonly Source[], style: CitingStyle): Promise<string[]> => {
  if (sources.length === 0) return []
  const request = { style, items: sources.map(toCsl) }
  const name = createHash('sha256').update(JSON.stringify(request)).digest('base64url')
  const known = kept.recall(name) ?? beingSet.get(name)
  if (known) return known
  const setting = setReferences(request)
    .then((lines) => {
      kept.keep(
        name,
        lines,
        lines.reduce((sum, line) => sum + line.length, name.length),
      )
      return lines
    })
    .finally(() => beingSet.delete(name))
  beingSet.set(name, setting)
  return setting
}
