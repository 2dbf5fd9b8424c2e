import type { NodeViewRenderer } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import type { Desk } from '../desk.ts'
import { freshId, make } from '../make.ts'
import { isLanguage } from '../schema/code-block.ts'

const known =
  'bash c cpp csharp css diff go html java javascript json kotlin markdown php python r ruby rust sql swift typescript xml yaml'

/** Code with a small field for its language at the upper edge. */
class CodeView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM = make('code')
  readonly #language: HTMLInputElement
  #node: DocumentNode

  constructor(node: DocumentNode, view: EditorView, at: () => number | undefined, { texts }: Desk) {
    this.#node = node
    const hints = make('datalist', { id: freshId('languages') })
    for (const value of known.split(' ')) hints.append(make('option', { value }))
    this.#language = make('input', {
      type: 'text',
      maxlength: 40,
      'aria-label': texts.code.language,
      placeholder: texts.code.languageHint,
      list: hints.id,
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
    })
    this.#language.addEventListener('change', () => {
      const place = at()
      const typed = this.#language.value.trim()
      const language = isLanguage(typed) ? typed : null
      if (place !== undefined) view.dispatch(view.state.tr.setNodeMarkup(place, undefined, { language }))
    })
    const head = make('div', { class: 'code-head', contenteditable: 'false' }, this.#language, hints)
    this.dom = make('div', { class: 'code-edit' }, head, make('pre', {}, this.contentDOM))
    this.#show()
  }

  update(node: DocumentNode): boolean {
    if (node.type !== this.#node.type) return false
    this.#node = node
    this.#show()
    return true
  }

  stopEvent(event: Event): boolean {
    return event.target === this.#language
  }

  ignoreMutation(mutation: { type: string; target: Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  #show(): void {
    if (document.activeElement !== this.#language) this.#language.value = this.#node.attrs.language ?? ''
  }
}

export const codeView =
  (desk: Desk): NodeViewRenderer =>
  ({ node, view, getPos }) =>
    new CodeView(node, view, getPos as () => number | undefined, desk)
