import type { Source } from '#features/sources/browser.ts'
import type { Desk } from '../desk.ts'
import type { EditorTexts } from '../editor-data.ts'
import { fill, icon, make } from '../make.ts'
import { factsLine } from './facts-line.ts'
import { makeSourceForm } from './source-form.ts'
import { makeSourcePicker } from './source-picker.ts'

const sourcesAtMost = 300

/** The sources of the article beside its text: added, changed, put in order and removed. */
export class SourcesPanel {
  readonly element = make('aside', { class: 'cp cp-sources', 'aria-labelledby': 'editor-sources' })
  readonly #list = make('ol', { class: 'source-list' })
  readonly #count = make('span')
  readonly #foot = make('div')
  readonly #texts: EditorTexts['sources']
  readonly #onChange: () => void
  readonly #desk: Desk | undefined
  #sources: Source[]

  /** With a desk, sources that were used before can be picked. */
  constructor(sources: Source[], texts: EditorTexts, onChange: () => void, desk?: Desk) {
    this.#desk = desk
    this.#sources = sources
    this.#texts = texts.sources
    this.#onChange = onChange
    const heading = make('h2', { id: 'editor-sources' }, this.#texts.heading)
    this.element.append(make('div', { class: 'sec', 'data-bare': true }, heading, this.#count))
    this.element.append(make('p', { class: 'help' }, this.#texts.explain), this.#list, this.#foot)
    this.#show()
  }

  get sources(): Source[] {
    return this.#sources
  }

  /** Shows other sources, as after another tab or the server had newer ones. */
  replace(sources: Source[]): void {
    this.#sources = sources
    this.#show()
  }

  #change(sources: Source[]): void {
    this.#sources = sources
    this.#show()
    this.#onChange()
  }

  #show(): void {
    this.#count.textContent = this.#sources.length > 0 ? String(this.#sources.length) : ''
    const empty = make('li', { class: 'help' }, this.#texts.empty)
    this.#list.replaceChildren(...this.#sources.map((source, at) => this.#item(source, at)))
    if (this.#sources.length === 0) this.#list.append(empty)
    this.#offer()
  }

  #offer(): void {
    const isFull = this.#sources.length >= sourcesAtMost
    const add = make(
      'button',
      { type: 'button', class: 'btn', onclick: () => this.#add() },
      icon('plus'),
      this.#texts.add,
    )
    const pick = make(
      'button',
      { type: 'button', class: 'btn btn-quiet', onclick: () => this.#pick() },
      this.#texts.pick,
    )
    const offers = make('p', { class: 'row' }, add, this.#desk && pick)
    this.#foot.replaceChildren(isFull ? make('p', { class: 'help' }, this.#texts.full) : offers)
  }

  #add(): void {
    const { form, focus } = makeSourceForm(this.#texts, undefined, (source) => this.#added(source))
    this.#foot.replaceChildren(form)
    focus()
  }

  #pick(): void {
    if (!this.#desk) return
    const { element, focus } = makeSourcePicker(this.#desk, {
      listed: () => [],
      without: () => this.#sources,
      onDone: (source) => this.#added(source),
    })
    this.#foot.replaceChildren(element)
    focus()
  }

  #added(source: Source | undefined): void {
    if (source) this.#change([...this.#sources, source])
    this.#offer()
    this.#foot.querySelector<HTMLElement>('button')?.focus()
  }

  #edit(at: number, item: HTMLElement): void {
    const { form, focus } = makeSourceForm(this.#texts, this.#sources[at], (source) => {
      if (source) this.#change(this.#sources.with(at, source))
      else this.#show()
      this.#focus(at, 'edit')
    })
    item.replaceChildren(form)
    focus()
  }

  #move(at: number, to: number, act: string): void {
    const moved = this.#sources[at]
    if (!moved) return
    this.#change(this.#sources.toSpliced(at, 1).toSpliced(to, 0, moved))
    this.#focus(to, act)
  }

  #remove(at: number): void {
    const before = this.#sources
    const name = before[at]?.title ?? ''
    this.#change(before.toSpliced(at, 1))
    const undo = () => this.#change(before)
    const button = make('button', { type: 'button', class: 'link', onclick: undo }, this.#texts.undo)
    this.#foot.prepend(
      make('p', { class: 'line', role: 'status' }, make('span', {}, fill(this.#texts.removed, { name })), button),
    )
    button.focus()
  }

  #focus(at: number, act: string): void {
    const item = this.#list.children[at]
    const button = item?.querySelector<HTMLElement>(`[data-act="${act}"]:not([disabled])`)
    ;(button ?? item?.querySelector<HTMLElement>('button:not([disabled])'))?.focus()
  }

  #item(source: Source, at: number): HTMLElement {
    const { title, url, quote } = source
    const act = (name: 'edit' | 'up' | 'down' | 'remove', onclick: () => void, disabled = false) =>
      make(
        'button',
        { type: 'button', 'data-act': name, disabled, onclick, 'aria-label': `${this.#texts[name]}：${title}` },
        this.#texts[name],
      )
    const name = url ? make('a', { href: url, target: '_blank', rel: 'noopener noreferrer nofollow' }, title) : title
    const item: HTMLElement = make(
      'li',
      { class: 'cp-item' },
      make('p', {}, make('span', { class: 'c' }, String(at + 1)), ' ', name),
      make('div', { class: 'meta' }, factsLine(source, this.#texts)),
      quote !== '' && make('blockquote', {}, quote),
      make(
        'div',
        { class: 'acts' },
        act('edit', () => this.#edit(at, item)),
        act('up', () => this.#move(at, at - 1, 'up'), at === 0),
        act('down', () => this.#move(at, at + 1, 'down'), at === this.#sources.length - 1),
        act('remove', () => this.#remove(at)),
      ),
    )
    return item
  }
}
