import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** Exchanges the block at `at` with its neighbour; answers where it stands now, or nothing at the edge. */
export const moveBlock = (view: EditorView, at: number, direction: 'up' | 'down'): number | undefined => {
  const { doc, tr } = view.state
  const place = doc.resolve(at)
  const block = doc.nodeAt(at)
  const neighbour = direction === 'up' ? place.nodeBefore : block && doc.resolve(at + block.nodeSize).nodeAfter
  if (!block || !neighbour || neighbour.type.name === 'footnotes') return undefined
  const target = direction === 'up' ? at - neighbour.nodeSize : at + neighbour.nodeSize
  const change = tr.delete(at, at + block.nodeSize).insert(target, block)
  view.dispatch(change.setSelection(NodeSelection.create(change.doc, target)))
  return target
}
