import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/** A press below the last block goes on writing there, even after a picture or a table. */
export const roomBelow = (): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        mousedown: (view, event) => {
          const last = view.dom.lastElementChild
          if (event.target !== view.dom || !last || event.clientY < last.getBoundingClientRect().bottom) return false
          return writeBelow(view)
        },
      },
    },
  })

const writeBelow = (view: EditorView): boolean => {
  const { doc, schema, tr } = view.state
  const last = doc.lastChild
  if (!last || last.isTextblock || last.type.name === 'footnotes' || !schema.nodes.paragraph) return false
  const change = tr.insert(doc.content.size, schema.nodes.paragraph.create())
  view.dispatch(change.setSelection(TextSelection.atEnd(change.doc)))
  return false
}
