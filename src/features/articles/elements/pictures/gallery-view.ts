import type { NodeViewRenderer } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { documentLimits } from '#features/document/browser.ts'
import type { Desk } from '../desk.ts'
import { fill, icon, make } from '../make.ts'
import { chooseFiles } from './choose-files.ts'
import { insertPicturesAt } from './insert-pictures.ts'
import { choosePictures } from './picker-dialog.ts'
import type { Uploads } from './uploads.ts'

type Position = () => number | undefined

/** A gallery in the editor: its pictures side by side, each with its own fields, and what can be done with all of them. */
class GalleryView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM = make('div', { class: 'gallery-items' })
  readonly #bar: HTMLElement
  readonly #count = make('span', { class: 'gallery-count', role: 'status' })
  readonly #desk: Desk
  readonly #view: EditorView
  readonly #at: Position
  readonly #uploads: () => Uploads
  #node: DocumentNode

  constructor(node: DocumentNode, view: EditorView, at: Position, desk: Desk, uploads: () => Uploads) {
    this.#node = node
    this.#view = view
    this.#at = at
    this.#desk = desk
    this.#uploads = uploads
    const texts = desk.texts.gallery
    const act = (name: string, label: string, iconName: string, onclick: () => void) =>
      make('button', { type: 'button', class: 'btn btn-quiet', 'data-act': name, onclick }, icon(iconName), label)
    this.#bar = make(
      'div',
      { class: 'gallery-bar', contenteditable: 'false' },
      this.#count,
      act('add', texts.add, 'upload', () => void this.#add()),
      act('library', texts.fromLibrary, 'image', () => void this.#addFromLibrary()),
      act('split', texts.split, 'list', () => this.#split()),
    )
    const keys = make('p', { class: 'help', contenteditable: 'false' }, texts.keys)
    this.dom = make('section', { class: 'gallery-edit', 'aria-label': texts.label }, this.#bar, this.contentDOM, keys)
    this.#showCount()
  }

  update(node: DocumentNode): boolean {
    if (node.type !== this.#node.type) return false
    const isOther = node.childCount !== this.#node.childCount
    this.#node = node
    if (isOther) this.#showCount()
    return true
  }

  stopEvent(event: Event): boolean {
    return this.#bar.contains(event.target as Node)
  }

  ignoreMutation(mutation: { type: string; target: Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  #showCount(): void {
    this.#count.textContent = fill(this.#desk.texts.gallery.count, { n: this.#node.childCount })
  }

  get #room(): number {
    return documentLimits.gallery - this.#node.childCount
  }

  #isFull(): boolean {
    if (this.#room > 0) return false
    this.#desk.notices.say('gallery', this.#desk.texts.gallery.full)
    return true
  }

  async #add(): Promise<void> {
    if (this.#isFull()) return
    const files = await chooseFiles(true)
    const at = this.#at()
    if (files.length > 0 && at !== undefined) this.#uploads().addTo(files.slice(0, this.#room), at)
    if (files.length > this.#room) this.#desk.notices.say('gallery', this.#desk.texts.gallery.full)
  }

  async #addFromLibrary(): Promise<void> {
    if (this.#isFull()) return
    const chosen = await choosePictures(this.#desk, this.#room)
    const at = this.#at()
    if (at !== undefined) insertPicturesAt(this.#view, chosen, at + this.#node.nodeSize - 1)
  }

  #split(): void {
    const at = this.#at()
    if (at === undefined) return
    this.#view.dispatch(this.#view.state.tr.replaceWith(at, at + this.#node.nodeSize, this.#node.content))
    this.#view.focus()
  }
}

export const galleryView =
  (desk: Desk, uploads: () => Uploads): NodeViewRenderer =>
  ({ node, view, getPos }) =>
    new GalleryView(node, view, getPos as Position, desk, uploads)
