import type { Source } from '#features/sources/browser.ts'
import type { Desk } from '../desk.ts'
import { fill, freshId, icon, make } from '../make.ts'
import { factsLine } from './facts-line.ts'
import { type FoundSource, fetchSources } from './fetch-sources.ts'
import { makeSourceForm } from './source-form.ts'

type Picking = {
  listed: () => Source[]
  onDone: (source?: Source) => void
  /** Sources that are not offered, such as those that stand there already. */
  without?: () => Source[]
}

type Offer = { label: string; facts: string; from: string; choose: () => void; icon?: string }

const pause = 180 // ms after a key before the server is asked
const shown = 20

/**
 * A field in which one finds a source by typing: those of the article, then those that its creator or the site used
 * before, then a new one. A pasted link offers the new one first. `onDone` gets what was chosen, or nothing.
 */
export const makeSourcePicker = (desk: Desk, picking: Picking): { element: HTMLElement; focus: () => void } => {
  const picker = new SourcePicker(desk, picking)
  return { element: picker.element, focus: () => picker.focus() }
}

class SourcePicker {
  readonly element = make('div', { class: 'source-picker' })
  readonly #desk: Desk
  readonly #picking: Picking
  readonly #input: HTMLInputElement
  readonly #list: HTMLElement
  readonly #said = make('p', { class: 'vh', role: 'status' })
  readonly #remark = make('p', { class: 'help', hidden: true })
  #offers: Offer[] = []
  #active = 0
  #found: FoundSource[] = []
  #asked: AbortController | undefined
  #timer: number | undefined

  constructor(desk: Desk, picking: Picking) {
    this.#desk = desk
    this.#picking = picking
    const { picker, pickerHelp } = desk.texts.sources
    const list = freshId('sources')
    const help = make('p', { class: 'help', id: freshId('help') }, pickerHelp)
    this.#input = make('input', {
      ...{ type: 'text', class: 'inp', id: freshId('source'), autocomplete: 'off', maxlength: 2000, role: 'combobox' },
      ...{ 'aria-expanded': 'true', 'aria-autocomplete': 'list', 'aria-controls': list, 'aria-describedby': help.id },
      oninput: () => this.#typed(),
      onkeydown: (event: KeyboardEvent) => this.#key(event),
    })
    this.#list = make('ul', { role: 'listbox', id: list, 'aria-label': picker })
    const field = make('div', { class: 'field' }, make('label', { for: this.#input.id }, picker), this.#input)
    this.element.append(field, this.#list, this.#remark, help, this.#said)
    this.#offer()
    void this.#ask()
  }

  focus(): void {
    this.#input.focus()
  }

  get #words(): string {
    return this.#input.value.trim()
  }

  #typed(): void {
    this.#active = 0
    this.#offer()
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => void this.#ask(), pause)
  }

  async #ask(): Promise<void> {
    this.#asked?.abort()
    const asking = new AbortController()
    this.#asked = asking
    const found = await fetchSources(this.#desk.articleId, this.#words, asking.signal)
    if (asking.signal.aborted) return
    this.#remark.hidden = found !== undefined
    this.#remark.textContent = found ? '' : this.#desk.texts.sources.offline
    this.#found = found ?? []
    this.#offer()
    this.#said.textContent = fill(this.#desk.texts.sources.found, { n: this.#offers.length })
  }

  // While the answer is on its way, what was found before stays as far as it still fits.
  #offer(): void {
    const texts = this.#desk.texts.sources
    const words = this.#words
    const isLink = /^https?:\/\/\S+$/i.test(words)
    const fits = (source: Source) => holds(source, words)
    const listed = this.#picking.listed()
    const known = new Set([...listed, ...(this.#picking.without?.() ?? [])].map(sameness))
    const found = this.#found.filter(({ source }) => fits(source) && !known.has(sameness(source)))
    const offers = [
      ...listed.filter(fits).map((source) => this.#known(source, texts.fromArticle)),
      ...found.map(({ from, source }) =>
        this.#known({ ...source, id: '' }, from === 'creator' ? texts.fromCreator : texts.fromSite),
      ),
    ].slice(0, shown)
    const fresh = this.#fresh(words, isLink)
    this.#offers = isLink ? [fresh, ...offers] : [...offers, fresh]
    this.#active = Math.min(this.#active, this.#offers.length - 1)
    this.#list.replaceChildren(...this.#offers.map((offer, at) => this.#option(offer, at)))
    this.#mark()
  }

  #known(source: Source, from: string): Offer {
    const facts = factsLine(source, this.#desk.texts.sources)
    return { label: source.title, facts, from, choose: () => this.#picking.onDone(source) }
  }

  #fresh(words: string, isLink: boolean): Offer {
    const { newFromLink, newTitled, newSource } = this.#desk.texts.sources
    const label = isLink ? newFromLink : words ? fill(newTitled, { title: words.slice(0, 60) }) : newSource
    const given = isLink ? { url: words } : { title: words.slice(0, 500) }
    return { label, facts: isLink ? words : '', from: '', icon: 'plus', choose: () => this.#write(given) }
  }

  #option({ label, facts, from, choose, icon: name }: Offer, at: number): HTMLElement {
    const id = `${this.#list.id}-${at}`
    const head = make('span', { class: 'picked' }, name && icon(name), label)
    const option = make(
      'li',
      { id, role: 'option' },
      head,
      make('small', {}, facts, from && make('span', { class: 'from' }, from)),
    )
    // The field keeps the focus while one presses: a list that takes it closes keyboards of phones.
    option.addEventListener('pointerdown', (event) => event.preventDefault())
    option.addEventListener('click', choose)
    return option
  }

  #mark(): void {
    for (const [at, option] of [...this.#list.children].entries())
      option.setAttribute('aria-selected', String(at === this.#active))
    const active = this.#list.children[this.#active]
    this.#input.setAttribute('aria-activedescendant', active?.id ?? '')
    active?.scrollIntoView?.({ block: 'nearest' })
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing) return
    const last = this.#offers.length - 1
    const steps: Record<string, number> = {
      ArrowDown: this.#active === last ? 0 : this.#active + 1,
      ArrowUp: this.#active === 0 ? last : this.#active - 1,
    }
    const step = steps[event.key]
    if (step === undefined && event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') return this.#offers[this.#active]?.choose()
    if (event.key === 'Escape') return this.#picking.onDone()
    this.#active = step ?? 0
    this.#mark()
  }

  #write(given: Partial<Source>): void {
    const before = [...this.element.childNodes]
    const { form, focus } = makeSourceForm(
      this.#desk.texts.sources,
      undefined,
      (source) => {
        if (source) return this.#picking.onDone(source)
        this.element.replaceChildren(...before)
        this.focus()
      },
      given,
    )
    this.element.replaceChildren(form)
    focus()
  }
}

const sameness = ({ kind, title, url }: Source): string => JSON.stringify([kind, title, url])

const holds = (source: Source, words: string): boolean => {
  const { title, publisher, author, url } = source
  const text = `${title} ${publisher} ${author} ${url}`.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
