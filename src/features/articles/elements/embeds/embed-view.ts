import type { NodeViewRenderer } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import type { Desk } from '../desk.ts'
import { icon, make } from '../make.ts'
import { type EmbeddedArticle, fetchEmbedded } from './fetch-embedded.ts'

type Position = () => number | undefined

/** An embedded article in the editor: what its card will say, and the ways back. */
class EmbedView implements NodeView {
  readonly dom: HTMLElement
  readonly #title = make('p', { class: 'embed-title' })
  readonly #words = make('p', { class: 'meta' })
  readonly #desk: Desk
  readonly #view: EditorView
  readonly #at: Position
  readonly #node: DocumentNode

  constructor(node: DocumentNode, view: EditorView, at: Position, desk: Desk) {
    this.#node = node
    this.#view = view
    this.#at = at
    this.#desk = desk
    const { embedding } = desk.texts
    const act = (name: string, label: string, iconName: string, onclick: () => void) =>
      make('button', { type: 'button', class: 'btn btn-quiet', 'data-act': name, onclick }, icon(iconName), label)
    const acts = make(
      'div',
      { class: 'pic-acts' },
      act('link', embedding.asLink, 'link', () => this.#replace(this.#link())),
      act('remove', embedding.remove, 'trash', () => this.#replace(undefined)),
    )
    const card = make('div', {}, this.#title, this.#words, acts)
    this.dom = make('div', { class: 'embed-card embed-edit', contenteditable: 'false' }, card)
    this.#title.textContent = embedding.loading
    void this.#load()
  }

  stopEvent(event: Event): boolean {
    return (event.target as Element).closest?.('button') !== null
  }

  ignoreMutation(): boolean {
    return true
  }

  async #load(): Promise<void> {
    this.#show(await fetchEmbedded(this.#desk, this.#node.attrs.article))
  }

  #show(article: EmbeddedArticle | undefined): void {
    const { embedding } = this.#desk.texts
    this.#title.textContent = article?.title ?? embedding.loading
    if (article?.language) this.#title.lang = article.language
    this.#words.textContent = article ? (article.creator?.name ?? '') : embedding.missing
  }

  #link(): DocumentNode | undefined {
    const { schema } = this.#view.state
    const href = `/a/${this.#node.attrs.article}`
    const text = schema.text(
      this.#title.textContent || href,
      [schema.marks.link?.create({ href })].filter((m) => !!m),
    )
    return schema.nodes.paragraph?.create(null, text)
  }

  #replace(block: DocumentNode | undefined): void {
    const at = this.#at()
    if (at === undefined) return
    const change = this.#view.state.tr
    if (block) change.replaceWith(at, at + this.#node.nodeSize, block)
    else change.delete(at, at + this.#node.nodeSize)
    this.#view.dispatch(change)
    this.#view.focus()
  }
}

export const embedView =
  (desk: Desk): NodeViewRenderer =>
  ({ node, view, getPos }) =>
    new EmbedView(node, view, getPos as Position, desk)
