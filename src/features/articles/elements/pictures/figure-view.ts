import type { NodeViewRenderer } from '@tiptap/core'
import type { Node as DocumentNode } from '@tiptap/pm/model'
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView, NodeView } from '@tiptap/pm/view'
import { documentLimits } from '#features/document/browser.ts'
import { type Desk, pictureAddress } from '../desk.ts'
import { fill, icon, make } from '../make.ts'
import { chooseFiles } from './choose-files.ts'
import { moveBlock, placeInGallery } from './move-block.ts'
import type { Uploads } from './uploads.ts'

type Position = () => number | undefined

/** A picture in the editor: the picture itself, its caption in the text, its other facts in fields below. */
class FigureView implements NodeView {
  readonly dom: HTMLElement
  readonly contentDOM = make('figcaption')
  readonly #frame = make('div', { class: 'pic-frame', contenteditable: 'false', draggable: 'true' })
  readonly #facts: HTMLElement
  readonly #alt: HTMLInputElement
  readonly #credit: HTMLInputElement
  readonly #hint: HTMLElement
  readonly #problem = make('p', { class: 'err', role: 'status' })
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
    const texts = desk.texts.pictures
    this.#alt = this.#field('alt', texts.altHint, documentLimits.alt)
    this.#credit = this.#field('credit', texts.creditHint, documentLimits.credit)
    this.#hint = make('span', { class: 'pic-hint' }, icon('warn'), texts.altMissing)
    this.#facts = this.#makeFacts()
    // On the press, so that it can be dragged; after it again, because the browser puts its cursor into the caption.
    for (const name of ['mousedown', 'click']) this.#frame.addEventListener(name, () => this.#select())
    this.contentDOM.dataset.placeholder = texts.caption
    this.dom = make('figure', { class: 'pic-edit' }, this.#frame, this.contentDOM, this.#facts)
    this.#show()
    queueMicrotask(() => this.#nameMoves())
  }

  update(node: DocumentNode): boolean {
    if (node.type !== this.#node.type) return false
    const isOther = node.attrs.media !== this.#node.attrs.media || node.attrs.original !== this.#node.attrs.original
    this.#node = node
    this.#show(isOther)
    return true
  }

  selectNode(): void {
    this.dom.classList.add('ProseMirror-selectednode')
  }

  deselectNode(): void {
    this.dom.classList.remove('ProseMirror-selectednode')
  }

  stopEvent(event: Event): boolean {
    return (
      this.#facts.contains(event.target as Node) ||
      (event.target as Element).closest?.('.fig-missing a, .fig-missing button') !== null
    )
  }

  ignoreMutation(mutation: { type: string; target: Node }): boolean {
    return mutation.type !== 'selection' && !this.contentDOM.contains(mutation.target)
  }

  #show(isOther = true): void {
    const { alt, credit } = this.#node.attrs
    if (isOther) this.#showPicture()
    if (document.activeElement !== this.#alt) this.#alt.value = alt
    if (document.activeElement !== this.#credit) this.#credit.value = credit
    this.#frame.querySelector('img')?.setAttribute('alt', alt)
    this.#hint.hidden = alt.trim() !== ''
    this.contentDOM.classList.toggle('is-empty', this.#node.content.size === 0)
  }

  #showPicture(): void {
    const { media, original, width, height } = this.#node.attrs
    const size = width && height ? { width, height } : {}
    const picture = media
      ? make('img', { src: pictureAddress(this.#desk, media), alt: '', ...size })
      : this.#missing(original)
    this.#frame.replaceChildren(picture)
  }

  #missing(original: string | null): HTMLElement {
    const { elsewhere, openOriginal, upload } = this.#desk.texts.pictures
    const link = original && make('a', { href: original, target: '_blank', rel: 'noopener noreferrer' }, openOriginal)
    const choose = make(
      'button',
      { type: 'button', class: 'btn', onclick: () => void this.#replace() },
      icon('upload'),
      upload,
    )
    return make(
      'div',
      { class: 'fig-missing' },
      make('p', {}, elsewhere),
      make('p', { class: 'row' }, link || undefined, choose),
    )
  }

  #field(name: 'alt' | 'credit', placeholder: string, maxlength: number): HTMLInputElement {
    const field = make('input', { type: 'text', placeholder, maxlength, autocomplete: 'off' })
    const keep = () => this.#set(name, field.value)
    field.addEventListener('input', (event) => (event as InputEvent).isComposing || keep())
    field.addEventListener('compositionend', keep)
    field.addEventListener('change', keep)
    return field
  }

  #makeFacts(): HTMLElement {
    const texts = this.#desk.texts.pictures
    const act = (name: string, label: string, iconName: string, onclick: () => void) =>
      make(
        'button',
        { type: 'button', class: 'btn btn-quiet btn-ic', 'data-act': name, 'aria-label': label, title: label, onclick },
        icon(iconName),
      )
    const acts = make(
      'div',
      { class: 'pic-acts' },
      act('up', texts.up, 'down', () => this.#move('up')),
      act('down', texts.down, 'down', () => this.#move('down')),
      act('gallery', this.#desk.texts.gallery.make, 'plus', () => void this.#makeGallery()),
      act('replace', texts.replace, 'upload', () => void this.#replace()),
      act('remove', texts.remove, 'trash', () => this.#remove()),
    )
    return make(
      'div',
      { class: 'pic-facts', contenteditable: 'false' },
      make('label', {}, make('span', {}, texts.alt, this.#hint), this.#alt),
      make('label', {}, make('span', {}, texts.credit), this.#credit),
      acts,
      this.#problem,
    )
  }

  #set(name: string, value: string): void {
    const at = this.#at()
    if (at === undefined || this.#node.attrs[name] === value) return
    this.#view.dispatch(this.#view.state.tr.setNodeMarkup(at, undefined, { ...this.#node.attrs, [name]: value }))
  }

  #select(): void {
    const at = this.#at()
    if (at === undefined) return
    this.#view.dispatch(this.#view.state.tr.setSelection(NodeSelection.create(this.#view.state.doc, at)))
    this.#view.focus()
  }

  #move(direction: 'up' | 'down'): void {
    const at = this.#at()
    const moved = at === undefined ? undefined : moveBlock(this.#view, at, direction)
    if (moved === undefined) return
    const button = (this.#view.nodeDOM(moved) as Element | null)?.querySelector<HTMLElement>(
      `[data-act="${direction}"]`,
    )
    button?.focus()
    button?.scrollIntoView({ block: 'nearest' })
    this.#tellPlace(moved)
  }

  #tellPlace(at: number): void {
    const place = placeInGallery(this.#view, at)
    const line = (this.#view.nodeDOM(at) as Element | null)?.closest('.gallery-edit')?.querySelector('.gallery-count')
    if (place && line) line.textContent = fill(this.#desk.texts.gallery.moved, place)
  }

  // Pictures of a gallery stand side by side: earlier and later there, up and down elsewhere.
  #nameMoves(): void {
    if (!this.dom.closest('.gallery-edit')) return
    const { earlier, later } = this.#desk.texts.gallery
    for (const [name, label] of [
      ['up', earlier],
      ['down', later],
    ] as const) {
      const button = this.#facts.querySelector(`[data-act="${name}"]`)
      button?.setAttribute('aria-label', label)
      button?.setAttribute('title', label)
    }
  }

  async #makeGallery(): Promise<void> {
    const files = await chooseFiles(true)
    const at = this.#at()
    if (files.length > 0 && at !== undefined) this.#uploads().addTo(files.slice(0, documentLimits.gallery - 1), at)
  }

  #remove(): void {
    const at = this.#at()
    if (at === undefined) return
    this.#view.dispatch(this.#view.state.tr.delete(at, at + this.#node.nodeSize))
    this.#view.focus()
  }

  async #replace(): Promise<void> {
    const [file] = await chooseFiles(false)
    if (!file) return
    this.#frame.setAttribute('aria-busy', 'true')
    const problem = await this.#uploads().replace(file, this.#at)
    this.#frame.removeAttribute('aria-busy')
    const sentences: Record<string, string> = this.#desk.texts.pictures.refused
    this.#problem.textContent = problem ? fill(sentences[problem] ?? sentences.other ?? '', { name: file.name }) : ''
  }
}

export const figureView =
  (desk: Desk, uploads: () => Uploads): NodeViewRenderer =>
  ({ node, view, getPos }) =>
    new FigureView(node, view, getPos as Position, desk, uploads)
