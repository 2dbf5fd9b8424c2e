import type { Node as DocumentNode } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Source } from '#features/sources/browser.ts'
import { blockText, textBetween, textBlocksOf } from './block-text.ts'
import { type BlockClaim, claimsOfBlock, type Found } from './claims-of-block.ts'
import { signOf, standingOf } from './signs.ts'

/** What the marks in the text depend on besides the text. */
export type ClaimsContext = {
  /** What the machine asks about in a text; undefined while it has not looked at it. */
  find: (text: string) => readonly Found[] | undefined
  sources: () => readonly Source[]
  isComposing: () => boolean
}

type ShownBlock = { block: DocumentNode; at: number; claims: readonly BlockClaim[] }

/** A passage that was pasted, and where its author said it is from. */
export type Origin = { from: number; to: number; source: string }

type ClaimsState = { blocks: ShownBlock[]; marks: DecorationSet; current: number | undefined; origins: Origin[] }

export type ClaimsNews = { current?: number; origin?: Origin; isFound?: true; isRedrawn?: true }

export const claimsKey = new PluginKey<ClaimsState>('claims')

/** Knows the claims of the text at every moment and draws their marks; they move with the text. */
export const claimsPlugin = (context: ClaimsContext): Plugin<ClaimsState> =>
  new Plugin({
    key: claimsKey,
    state: {
      init: (_config, { doc }) =>
        redrawn(doc, { blocks: [], marks: DecorationSet.empty, current: undefined, origins: [] }, context),
      apply: (transaction, before) => moved(transaction, before, context),
    },
    props: {
      decorations: (state) => claimsKey.getState(state)?.marks,
    },
  })

const moved = (transaction: Transaction, before: ClaimsState, context: ClaimsContext): ClaimsState => {
  const news = transaction.getMeta(claimsKey) as ClaimsNews | undefined
  if (!transaction.docChanged && !news) return before
  const { mapping, doc } = transaction
  const origins = before.origins
    .map(({ from, to, source }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1), source }))
    .filter(({ from, to }) => to > from)
  const after: ClaimsState = {
    blocks: before.blocks,
    marks: transaction.docChanged ? before.marks.map(mapping, doc) : before.marks,
    current: news?.current ?? (before.current === undefined ? undefined : mapping.map(before.current, 1)),
    origins: news?.origin ? [...origins, news.origin].slice(-50) : origins,
  }
  if (news?.isRedrawn) return redrawn(doc, after, context)
  if ((transaction.docChanged || news?.isFound) && !context.isComposing()) return refreshed(doc, after, context)
  return after
}

/** All marks anew, as when the order of the sources and so their numbers changed. */
const redrawn = (doc: DocumentNode, before: ClaimsState, context: ClaimsContext): ClaimsState => {
  const blocks = shownBlocks(doc, before.marks, context)
  return {
    ...before,
    blocks,
    marks: DecorationSet.create(
      doc,
      blocks.flatMap((one) => marksOf(one, context)),
    ),
  }
}

const manyAtOnce = 200

/** The marks of those blocks anew that changed, or that the machine has looked at meanwhile. */
const refreshed = (doc: DocumentNode, before: ClaimsState, context: ClaimsContext): ClaimsState => {
  const drawn = new Map<DocumentNode, readonly BlockClaim[]>()
  for (const { block, claims } of before.blocks) drawn.set(block, drawn.has(block) ? [] : claims)
  const blocks = shownBlocks(doc, before.marks, context)
  const changed = blocks.filter(({ block, claims }) => drawn.get(block) !== claims)
  if (changed.length > manyAtOnce) return redrawn(doc, before, context)
  let { marks } = before
  for (const one of changed) {
    const end = one.at + one.block.nodeSize
    const old = marks.find(one.at, end).filter(({ from, to }) => from > one.at && to < end)
    marks = marks.remove(old).add(doc, marksOf(one, context))
  }
  return { ...before, blocks, marks }
}

const none: readonly Found[] = []
const nothing: readonly BlockClaim[] = []
const kept = new WeakMap<DocumentNode, { found: readonly Found[]; claims: readonly BlockClaim[] }>()

const shownBlocks = (doc: DocumentNode, marks: DecorationSet, { find }: ClaimsContext): ShownBlock[] =>
  textBlocksOf(doc).map(({ block, at, isProse }) => {
    const found = isProse && block.content.size > 0 ? find(blockText(block).text) : none
    if (!found) return { block, at, claims: carriedOver(block, at, marks) }
    const known = kept.get(block)
    if (known?.found === found) return { block, at, claims: known.claims }
    const made = claimsOfBlock(block, found)
    const claims = made.length > 0 ? made : nothing
    kept.set(block, { found, claims })
    return { block, at, claims }
  })

/** Until the machine has looked at the changed text, it asks about the same sentences as before. */
const carriedOver = (block: DocumentNode, at: number, marks: DecorationSet): readonly BlockClaim[] => {
  const isAsked = (spec: { asked?: BlockClaim }) => spec.asked !== undefined
  const own = claimsOfBlock(block, none)
  const asked = marks.find(at + 1, at + block.nodeSize - 1, isAsked).flatMap(({ from, to, spec }): BlockClaim[] => {
    const place = { from: Math.max(0, from - at - 1), to: Math.min(block.content.size, to - at - 1) }
    const text = textBetween(block, place.from, place.to)
    const isTaken = own.some((claim) => claim.from < place.to && claim.to > place.from)
    return text.trim() === '' || isTaken ? [] : [{ ...(spec.asked as BlockClaim), ...place, text }]
  })
  const both = [...own, ...asked]
  return both.length > 0 ? both.sort((a, b) => a.from - b.from) : nothing
}

const marksOf = ({ at, claims }: ShownBlock, context: ClaimsContext): Decoration[] =>
  claims.flatMap((claim) => {
    const sources = context.sources()
    const standing = standingOf(claim, sources)
    const [from, to] = [at + 1 + claim.from, at + 1 + claim.to]
    const spec = claim.attrs ? {} : { asked: claim }
    const line = standing === 'open' ? [Decoration.inline(from, to, { class: 'cl-ask' }, spec)] : []
    const sign = signOf(claim, sources)
    if (!sign) return line
    return [...line, Decoration.widget(to, sign.make, { side: -1, key: sign.key, marks: [], ignoreSelection: true })]
  })

/** Tints the sentence that the panel speaks of. */
export const currentTint = (): Plugin =>
  new Plugin({
    props: {
      decorations: (state) => {
        const { at, end } = currentPlace(state) ?? {}
        if (at === undefined || end === undefined) return null
        return DecorationSet.create(state.doc, [Decoration.inline(at, end, { class: 'cl on' })])
      },
    },
  })

const currentPlace = (state: EditorState): { at: number; end: number } | undefined => {
  const known = claimsKey.getState(state)
  return known?.current === undefined ? undefined : claimAt(known, known.current)
}

/** The claim over a place of the text; at its very end too, where the cursor stands after writing it. */
export const claimAt = ({ blocks }: ClaimsState, place: number): { at: number; end: number } | undefined => {
  const over = blocks.find(({ at, block }) => at < place && place < at + block.nodeSize)
  const inBlock = over && place - over.at - 1
  const claim =
    over?.claims.find(({ from, to }) => inBlock !== undefined && from <= inBlock && inBlock < to) ??
    over?.claims.find(({ to }) => inBlock === to)
  return over && claim && { at: over.at + 1 + claim.from, end: over.at + 1 + claim.to }
}
