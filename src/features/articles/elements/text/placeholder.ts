import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** A hint in the first paragraph while the whole text is empty. */
export const placeholder = (hint: string): Plugin =>
  new Plugin({
    props: {
      decorations: ({ doc }) => {
        const first = doc.firstChild
        const isEmpty = doc.childCount === 1 && first?.type.name === 'paragraph' && first.content.size === 0
        if (!isEmpty || !first) return null
        const attributes = { class: 'is-empty', 'data-placeholder': hint }
        return DecorationSet.create(doc, [Decoration.node(0, first.nodeSize, attributes)])
      },
    },
  })
