import type { NodeViewRenderer } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import type { NodeView } from '@tiptap/pm/view'
import { make } from '../make.ts'
import { showFormula } from './show-formula.ts'

class FormulaView implements NodeView {
  readonly dom: HTMLElement
  #node: DocumentNode

  constructor(node: DocumentNode, edit: () => void) {
    this.#node = node
    this.dom = make(node.isInline ? 'span' : 'div', { class: 'formula-edit' })
    this.dom.addEventListener('dblclick', edit)
    this.#draw()
  }

  update(node: DocumentNode): boolean {
    if (node.type !== this.#node.type) return false
    const isOther = node.attrs.tex !== this.#node.attrs.tex
    this.#node = node
    if (isOther) this.#draw()
    return true
  }

  ignoreMutation(): boolean {
    return true
  }

  #draw(): void {
    const { tex } = this.#node.attrs
    this.dom.title = tex
    this.dom.replaceChildren(make('code', {}, tex)) // until the typesetter has been loaded
    void showFormula(this.dom, tex, !this.#node.isInline)
  }
}

export const formulaView =
  (edit: () => void): NodeViewRenderer =>
  ({ node }) =>
    new FormulaView(node, edit)
