import type { DocumentNode } from '../schema.ts'

/**
 * The end of a claim, where its mark goes: behind its last letter and before the stop of its sentence, as numbers of
 * sources do; a sign of its own, such as that of an opinion, stands behind the whole sentence (`goesBeforeStop`).
 * `last`: what the mark is kept together with, if it can be parted from what is before it.
 */
export type ClaimEnd = {
  before: DocumentNode[]
  last?: DocumentNode
  stop: DocumentNode[]
  after: DocumentNode[]
}

const stops = /[。．.！!？?；;，,、：:]/
const mostStops = 3
const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const longestLetter = 40

/** Signs that may not begin a line. */
export const mayNotBegin = /^[。．.！!？?；;，,、：:…—·）)」』】》〉”’\]}%％]/

export function findEnd(nodes: readonly DocumentNode[], goesBeforeStop = true): ClaimEnd {
  const before = [...nodes]
  const stop: DocumentNode[] = []
  const after: DocumentNode[] = []
  for (let node = before.pop(); node; node = before.pop()) {
    if (node.type !== 'text') {
      if (node.type !== 'hardBreak' || stop.length > 0) return { before, last: node, stop, after }
      after.unshift(node)
      continue
    }
    const parts = partText(node.text, goesBeforeStop && stop.length === 0)
    if (parts.spaces) after.unshift({ ...node, text: parts.spaces })
    if (parts.stop) stop.unshift({ ...node, text: parts.stop })
    if (parts.words) return { ...endOfWords({ ...node, text: parts.words }, before), stop, after }
  }
  // Nothing but stops and spaces: the mark stands behind it all.
  return { before: [...nodes], stop: [], after: [] }
}

function partText(text: string, mayStop: boolean): { words: string; stop: string; spaces: string } {
  const trimmed = text.trimEnd()
  let from = trimmed.length
  while (mayStop && from > 0 && trimmed.length - from < mostStops && stops.test(trimmed.charAt(from - 1))) from -= 1
  return { words: text.slice(0, from), stop: text.slice(from, trimmed.length), spaces: text.slice(trimmed.length) }
}

type TextNode = Extract<DocumentNode, { type: 'text' }>

// A link or a piece of code is not cut in two for the sake of its last letter.
function endOfWords(node: TextNode, before: DocumentNode[]): { before: DocumentNode[]; last?: DocumentNode } {
  if (node.marks?.some(({ type }) => type === 'link' || type === 'code')) return { before: [...before, node] }
  const tail = node.text.slice(-longestLetter)
  const letter = [...letters.segment(tail)].at(-1)?.segment ?? ''
  const rest = node.text.slice(0, node.text.length - letter.length)
  return { before: rest ? [...before, { ...node, text: rest }] : before, last: { ...node, text: letter } }
}
