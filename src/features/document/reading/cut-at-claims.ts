import type { DocumentNode } from '../schema.ts'
import { inlinePiece } from '../text.ts'
import type { ShownClaim } from './shown-claims.ts'

/** Neighbouring inline nodes that stand in one claim, or in none. */
export type Stretch = { shown?: ShownClaim; nodes: DocumentNode[] }

/** The inline nodes of a block, cut where claims begin and end. Formulas, line breaks and letters of two halves stay whole. */
export function cutAtClaims(content: readonly DocumentNode[], claims: readonly ShownClaim[]): Stretch[] {
  const order = [...claims].sort((a, b) => a.claim.start - b.claim.start)
  const stretches: Stretch[] = []
  let place = 0
  let at = 0
  for (const node of content) {
    const end = at + inlinePiece(node).length
    if (node.type === 'text') place = cutText(node, at, order, place, stretches)
    else put(stretches, claimAround(node, at, end, order, place), node)
    at = end
    while ((order[place]?.claim.end ?? Infinity) < at) place += 1
  }
  return stretches
}

type TextNode = Extract<DocumentNode, { type: 'text' }>

/** Answers with the place of the first claim that goes on behind this text. */
function cutText(node: TextNode, at: number, order: ShownClaim[], first: number, stretches: Stretch[]): number {
  const { text } = node
  const cut = (from: number, to: number, shown?: ShownClaim) => {
    if (to > from)
      put(stretches, shown, from === 0 && to === text.length ? node : { ...node, text: text.slice(from, to) })
  }
  let done = 0
  let place = first
  for (let shown = order[place]; shown && shown.claim.start < at + text.length; shown = order[++place]) {
    const start = Math.max(done, whole(text, shown.claim.start - at, -1))
    const end = Math.max(start, whole(text, shown.claim.end - at, 1))
    cut(done, start)
    cut(start, end, shown)
    done = end
    if (shown.claim.end > at + text.length) break
  }
  cut(done, text.length)
  return place
}

/** A place in a text, moved to one side where it would part the two halves of a letter. */
function whole(text: string, at: number, step: -1 | 1): number {
  const place = Math.min(Math.max(at, 0), text.length)
  const parts = /[\uD800-\uDBFF]/.test(text.charAt(place - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(place))
  return parts ? place + step : place
}

function claimAround(node: DocumentNode, at: number, end: number, order: ShownClaim[], from: number) {
  const isMarked = node.marks?.some(({ type }) => type === 'claim') ?? false
  for (let place = Math.max(0, from - 1); place < order.length; place += 1) {
    const shown = order[place]
    if (!shown || shown.claim.start > at || (shown.claim.start === at && end === at)) break
    // What takes no room in the text, such as a note's number, belongs to the claim that ends there if it is marked so.
    if (end > at ? shown.claim.end > at : shown.claim.end > at || (shown.claim.end === at && isMarked)) return shown
  }
  return undefined
}

function put(stretches: Stretch[], shown: ShownClaim | undefined, node: DocumentNode): void {
  const last = stretches.at(-1)
  if (last && last.shown === shown) last.nodes.push(node)
  else stretches.push({ ...(shown && { shown }), nodes: [node] })
}
