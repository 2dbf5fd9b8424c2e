import { type Node as DocumentNode, Fragment } from '@tiptap/pm/model'
import { NodeSelection, Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { documentLimits } from '#features/document/browser.ts'

/**
 * A picture that is dragged onto a gallery takes the place it is dropped at. The editor's own way looks only at the text
 * below the pointer, and pictures side by side have little of it.
 */
export const dropInGallery = (): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        drop: (view, event) => {
          const { selection } = view.state
          const isFigure = selection instanceof NodeSelection && selection.node.type.name === 'figure'
          const goal = view.dragging && isFigure ? goalOf(view, event) : undefined
          if (!goal || !isFigure) return false
          const isMoved = moveInto(view, selection, goal)
          if (isMoved) {
            event.preventDefault()
            view.dragging = null
          }
          return isMoved
        },
      },
    },
  })

type Goal = { at: number; gallery: DocumentNode; index: number }

const goalOf = (view: EditorView, event: DragEvent): Goal | undefined => {
  const items = (event.target as Element | null)?.closest?.('.gallery-edit')?.querySelector('.gallery-items')
  if (!items) return undefined
  const at = view.posAtDOM(items, 0) - 1
  const gallery = view.state.doc.nodeAt(at)
  if (gallery?.type.name !== 'gallery') return undefined
  const figures = [...items.children].filter((child) => child.matches('.pic-edit'))
  const index = figures.findIndex((figure) => isBefore(event, figure.getBoundingClientRect()))
  return { at, gallery, index: index < 0 ? gallery.childCount : index }
}

// Reading order: above, or in the same row and left of the middle.
const isBefore = ({ clientX, clientY }: DragEvent, { top, bottom, left, width }: DOMRect): boolean =>
  clientY < top || (clientY <= bottom && clientX < left + width / 2)

const moveInto = (view: EditorView, selection: NodeSelection, { at, gallery, index }: Goal): boolean => {
  const { from, node, $from } = selection
  const isHere = $from.depth > 0 && $from.parent === gallery && $from.before() === at
  if (!isHere && gallery.childCount >= documentLimits.gallery) return false
  const others = gallery.children.filter((_child, place) => !isHere || place !== $from.index())
  const place = isHere && $from.index() < index ? index - 1 : index
  const content = Fragment.from([...others.slice(0, place), node, ...others.slice(place)])
  const change = view.state.tr
  if (!isHere) change.delete(from, from + node.nodeSize)
  const start = change.mapping.map(at, 1)
  change.replaceWith(start + 1, start + gallery.nodeSize - 1, content)
  const moved = start + 1 + others.slice(0, place).reduce((size, other) => size + other.nodeSize, 0)
  view.dispatch(change.setSelection(NodeSelection.create(change.doc, moved)).setMeta('uiEvent', 'drop'))
  view.focus()
  return true
}
