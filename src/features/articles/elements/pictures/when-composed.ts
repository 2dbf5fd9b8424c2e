import type { EditorView } from '@tiptap/pm/view'

/** Waits until no input method is at work: a change of the text in between would break off what is being typed. */
export const whenComposed = async (view: EditorView): Promise<void> => {
  while (view.composing) {
    await new Promise((resolve) => view.dom.addEventListener('compositionend', resolve, { once: true }))
    await new Promise((resolve) => setTimeout(resolve, 50)) // the editor reads the result after the event
  }
}
