import { type Editor, Extension } from '@tiptap/core'
import { history, redo, undo } from '@tiptap/pm/history'

export const undoChange = (editor: Editor, isQuestion = false): boolean =>
  undo(editor.state, isQuestion ? undefined : editor.view.dispatch)

export const redoChange = (editor: Editor, isQuestion = false): boolean =>
  redo(editor.state, isQuestion ? undefined : editor.view.dispatch)

export const History = Extension.create({
  name: 'history',
  addProseMirrorPlugins: () => [history({ depth: 300 })],
  addKeyboardShortcuts() {
    const back = () => undoChange(this.editor)
    const again = () => redoChange(this.editor)
    return { 'Mod-z': back, 'Mod-Shift-z': again, 'Mod-y': again }
  },
})
