import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { nameClaim } from '#features/document/browser.ts'
import type { Source } from '#features/sources/browser.ts'
import type { Desk } from '../desk.ts'
import { spellShortcut } from '../dialogs/help-dialog.ts'
import { fill, icon, make } from '../make.ts'
import { type Answer, answered, unanswered } from './answer-claim.ts'
import { answersInOrder, type ChoiceActs, choose, type Mode } from './claim-choices.ts'
import { type ClaimItem, countsOf, currentOf, itemsOf, nextOpen } from './claim-items.ts'
import { ClaimRows, nameIn } from './claim-rows.ts'
import { askingKeys, withKeys } from './claim-words.ts'
import { claimsKey } from './claims-state.ts'
import { keepInSight, showInText } from './in-sight.ts'
import { makeStrip, makeTicks } from './strip.ts'

export type Trouble = 'broken' | 'otherLanguage' | 'fiction' | undefined

type Means = {
  view: () => EditorView
  listed: () => Source[]
  keepSource: (source: Source) => Source
  trouble: () => Trouble
  undo: () => void
  language: () => string
}

export const askingShortcut = 'Mod-Enter'
const shownAround = 50

/** The sentences that are asked about, beside the text: which are answered, and the choices for the current one. */
export class ClaimsPanel {
  readonly element: HTMLElement
  readonly #desk: Desk
  readonly #means: Means
  readonly #list = make('ul', { class: 'asking-list' })
  readonly #strip = make('p', { class: 'asking-strip' })
  readonly #count = make('span')
  readonly #peek = make('span', { class: 'asking-peek strip' })
  readonly #open: HTMLButtonElement
  readonly #foot = make('div', { class: 'asking-foot' })
  readonly #said = make('p', { class: 'vh', role: 'status' })
  readonly #acts: ChoiceActs
  readonly #rows: ClaimRows
  #items: ClaimItem[] = []
  #at = -1 // which of the items is the current one
  #mode: Mode = 'rest'
  #hasWalked = false

  constructor(desk: Desk, means: Means) {
    this.#desk = desk
    this.#means = means
    const { asking } = desk.texts
    const { listed, keepSource } = means
    const turnTo = (mode: Mode) => this.#turnTo(mode)
    const withdraw = () => this.#withdraw()
    this.#acts = { listed, keepSource, turnTo, withdraw, answer: (answer) => this.#answer(answer) }
    this.#rows = new ClaimRows(desk, this.#acts, {
      go: (at) => this.#go(at),
      to: (at) => this.#walkTo(at),
      turnTo,
      language: means.language,
    })
    const heading = make('h2', { id: 'editor-asking' }, asking.heading)
    const body = make('div', { class: 'asking-body', id: 'editor-asking-body' }, this.#strip, this.#list, this.#foot)
    this.#open = make(
      'button',
      {
        type: 'button',
        class: 'asking-open',
        'aria-expanded': 'false',
        'aria-controls': body.id,
        onclick: () => this.#raise(!this.element.classList.contains('is-raised')),
      },
      make('b', {}, asking.heading),
      this.#peek,
      icon('down'),
    )
    this.element = make(
      'aside',
      { class: 'cp asking', 'aria-labelledby': heading.id },
      make('div', { class: 'sec', 'data-bare': true }, heading, this.#count),
      this.#open,
      body,
      this.#said,
    )
    this.element.addEventListener('keydown', (event) => this.#key(event))
  }

  /** Shows what the text now says. */
  refresh(): void {
    const { state } = this.#means.view()
    const before = this.#items[this.#at]
    this.#items = itemsOf(state, this.#means.listed())
    const at = currentOf(state, this.#items)
    const now = this.#items[at]
    const isSame = before !== undefined && now !== undefined && nameIn(before) === nameIn(now)
    this.#at = at
    if (!isSame) this.#mode = this.#restingMode()
    this.#draw()
  }

  /** Leads from the text to the sentence at the cursor, or to the next that waits for an answer. */
  enter(place: number): boolean {
    this.refresh()
    const here = this.#items.findIndex(({ at, end }) => at <= place && place <= end)
    const goal = here >= 0 ? here : nextOpen(this.#items, place)
    this.#hasWalked = false
    this.#raise(true)
    if (goal < 0) {
      this.#said.textContent = this.#items.length > 0 ? this.#desk.texts.asking.done : this.#desk.texts.asking.empty
      return true
    }
    this.#go(goal)
    return true
  }

  /** Makes the sentence at a place the current one, without taking the focus. */
  follow(place: number): void {
    const item = this.#items.find(({ at, end }) => at <= place && place <= end)
    if (!item || item.at === this.#items[this.#at]?.at) return
    this.#setCurrent(item)
    this.#inSight()
  }

  #go(at: number): void {
    const item = this.#items[at]
    if (!item) return
    this.#setCurrent(item)
    this.#mode = this.#restingMode()
    this.#draw()
    showInText(this.#means.view(), this.element, item.at)
    this.#focusCurrent()
    const { asking } = this.#desk.texts
    this.#said.textContent = fill(asking.place, { n: at + 1, all: this.#items.length })
  }

  #walkTo(at: number): void {
    this.#hasWalked = true
    this.#go(at)
  }

  #setCurrent({ at }: ClaimItem): void {
    const view = this.#means.view()
    view.dispatch(view.state.tr.setMeta(claimsKey, { current: at }).setMeta('addToHistory', false))
    this.refresh()
  }

  #restingMode(): Mode {
    return this.#items[this.#openAt()]?.standing === 'open' ? 'choose' : 'rest'
  }

  #turnTo(mode: Mode): void {
    this.#mode = mode
    if (this.#at < 0) this.#takeFirst()
    this.#draw()
    this.#focusCurrent()
  }

  // Until somebody chooses a sentence the first one that waits stands open.
  #takeFirst(): void {
    const item = this.#items[this.#openAt()]
    const mode = this.#mode
    if (item) this.#setCurrent(item)
    this.#mode = mode
  }

  #openAt(): number {
    return this.#at >= 0 ? this.#at : this.#items.findIndex(({ standing }) => standing === 'open')
  }

  #answer(answer: Answer): void {
    const item = this.#items[this.#openAt()]
    if (!item) return
    const view = this.#means.view()
    const change = answered(view.state, item, answer, this.#nameOf(item))
    view.dispatch(change)
    this.#goOn(item.at)
  }

  #withdraw(): void {
    const item = this.#items[this.#openAt()]
    if (!item) return
    const view = this.#means.view()
    view.dispatch(unanswered(view.state, item))
    this.refresh()
    if (this.#at < 0) this.#goOn(item.at)
    else this.#go(this.#at)
  }

  #goOn(place: number): void {
    this.refresh()
    const next = nextOpen(this.#items, place + 1)
    if (next >= 0) return this.#go(next)
    this.#said.textContent = this.#desk.texts.asking.done
    this.#mode = 'rest'
    this.#draw()
    this.#focusCurrent()
  }

  // What the machine found has the same id when it is answered as readers saw it under before.
  #nameOf(item: ClaimItem): string {
    const taken = new Set(this.#items.map(({ attrs }) => attrs?.id))
    for (let time = 0; ; time += 1) {
      const id = nameClaim(this.#desk.articleId, item.sentence ?? item.text, time)
      if (!taken.has(id)) return id
    }
  }

  #key(event: KeyboardEvent): void {
    const isTyping = (event.target as HTMLElement).matches('input, textarea, select')
    if (event.isComposing) return
    if (event.key === 'Escape') return this.#escape(event)
    if (isTyping) return
    if (event.ctrlKey || event.metaKey || event.altKey) return this.#chord(event)
    const digit = /^[1-6]$/.test(event.key) ? Number(event.key) : Number(/^Digit([1-6])$/.exec(event.code)?.[1] ?? 0)
    const answer = answersInOrder[digit - 1]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (answer && this.#openAt() >= 0 && this.#mode !== 'source') choose(answer, this.#acts)
    else if (step !== undefined) this.#step(step)
    else return
    event.preventDefault()
  }

  #chord(event: KeyboardEvent): void {
    const isUndo = event.key.toLowerCase() === 'z' && !event.altKey && !event.shiftKey
    if (isUndo) this.#means.undo()
    else if (event.key === 'Enter') this.#goOn(this.#items[this.#openAt()]?.at ?? 0)
    else return
    event.preventDefault()
    if (isUndo) {
      this.refresh()
      this.#mode = this.#restingMode()
      this.#draw()
      this.#focusCurrent()
    }
  }

  #step(step: number): void {
    this.#hasWalked = true
    const goal = this.#openAt() + step
    if (goal >= 0 && goal < this.#items.length) this.#go(goal)
  }

  // Back to where one was writing; after walking to other sentences, to the end of the one that is shown.
  #escape(event: KeyboardEvent): void {
    event.preventDefault()
    if (this.#mode === 'source' || this.#mode === 'seen') return this.#turnTo(this.#restingMode())
    const view = this.#means.view()
    const item = this.#items[this.#at]
    this.#raise(false)
    if (this.#hasWalked && item) {
      view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, item.end)))
    }
    view.focus()
    view.dispatch(view.state.tr.scrollIntoView())
  }

  #raise(isRaised: boolean): void {
    this.element.classList.toggle('is-raised', isRaised)
    this.#open.setAttribute('aria-expanded', String(isRaised))
    if (isRaised) this.#inSight()
  }

  #draw(): void {
    const { asking } = this.#desk.texts
    const counts = countsOf(this.#items)
    const answeredCount = counts.sourced + counts.firstHand + counts.question
    const all = answeredCount + counts.open
    const short = all > 0 ? `${answeredCount} / ${all}` : ''
    this.#count.textContent = short
    this.#count.title = all > 0 ? fill(asking.count, { n: answeredCount, all }) : ''
    this.#peek.replaceChildren(...(all > 0 ? [makeTicks(counts), short] : []))
    this.#strip.replaceChildren(all > 0 ? makeStrip(counts, asking) : '')
    this.#strip.hidden = all === 0
    this.#drawList()
    this.#drawFoot()
  }

  #drawList(): void {
    const at = Math.max(0, this.#openAt())
    const start = Math.max(0, at - shownAround)
    const window = this.#items.slice(start, at + shownAround + 1)
    const later = this.#items.length - start - window.length
    const rows = this.#rows.rowsOf(window, { start, open: this.#openAt(), mode: this.#mode })
    const { asking } = this.#desk.texts
    if (start > 0) rows.unshift(this.#rows.more(fill(asking.earlier, { n: start }), start - 1))
    if (later > 0) rows.push(this.#rows.more(fill(asking.later, { n: later }), start + window.length))
    const isSame =
      rows.length === this.#list.children.length && rows.every((row, place) => row === this.#list.children[place])
    if (!isSame) this.#list.replaceChildren(...rows)
    this.#list.hidden = rows.length === 0
  }

  #drawFoot(): void {
    const { asking } = this.#desk.texts
    const trouble = this.#means.trouble()
    const key = { key: [spellShortcut(askingShortcut)] }
    const help = (sentence: string, keys = {}) =>
      make('p', { class: 'help' }, ...withKeys(sentence, { ...key, ...keys }))
    const hasItems = this.#items.length > 0
    this.#foot.replaceChildren(
      ...(trouble ? [help(asking[trouble])] : hasItems ? [] : [help(asking.empty)]),
      ...(hasItems ? [help(asking.help, askingKeys), help(asking.begin), help(asking.unseen)] : []),
    )
  }

  #focusCurrent(): void {
    const row = this.#list.querySelector<HTMLElement>('.cp-item.on')
    const first = row?.querySelector<HTMLElement>('[data-first]') ?? row?.querySelector<HTMLElement>('button')
    first?.focus({ preventScroll: true })
    this.#inSight()
  }

  #inSight(): void {
    const row = this.#list.querySelector<HTMLElement>('.cp-item.on')
    const frame = row?.closest<HTMLElement>('.asking-body')
    if (row && frame) keepInSight(row, frame)
  }
}
