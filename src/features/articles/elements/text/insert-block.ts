import type { Editor, JSONContent } from '@tiptap/core'

/** Puts a block at the cursor; at the end of the text with a paragraph after it, so that there is somewhere to go on. */
export const insertBlock = (editor: Editor, block: JSONContent): void => {
  const { $to } = editor.state.selection
  const isLast = $to.depth === 0 || $to.after(1) >= editor.state.doc.content.size
  editor
    .chain()
    .focus()
    .insertContent(isLast ? [block, { type: 'paragraph' }] : [block])
    .run()
}
