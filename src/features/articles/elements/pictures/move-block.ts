import { Fragment } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Exchanges the block at `at` with its neighbour; answers where it stands now, or nothing at the edge. In one step: a
 * gallery of two would not bear to lose one of them even for a moment.
 */
export const moveBlock = (view: EditorView, at: number, direction: 'up' | 'down'): number | undefined => {
  const { doc, tr } = view.state
  const place = doc.resolve(at)
  const block = doc.nodeAt(at)
  const neighbour = direction === 'up' ? place.nodeBefore : block && doc.resolve(at + block.nodeSize).nodeAfter
  if (!block || !neighbour || neighbour.type.name === 'footnotes') return undefined
  const start = direction === 'up' ? at - neighbour.nodeSize : at
  const swapped = direction === 'up' ? [block, neighbour] : [neighbour, block]
  const target = direction === 'up' ? start : start + neighbour.nodeSize
  const change = tr.replaceWith(start, start + block.nodeSize + neighbour.nodeSize, Fragment.from(swapped))
  view.dispatch(change.setSelection(NodeSelection.create(change.doc, target)))
  return target
}

/** Where a picture stands in its gallery: `n` of `all`; nothing for one that stands alone. */
export const placeInGallery = (view: EditorView, at: number): { n: number; all: number } | undefined => {
  const place = view.state.doc.resolve(at)
  return place.parent.type.name === 'gallery' ? { n: place.index() + 1, all: place.parent.childCount } : undefined
}
