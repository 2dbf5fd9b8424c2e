import type { Desk } from '../desk.ts'
import { make } from '../make.ts'
import { type ChoiceActs, type Mode, makeChoices } from './claim-choices.ts'
import type { ClaimItem } from './claim-items.ts'
import { standingInWords } from './claim-words.ts'

type Shown = { looks: string; row: HTMLElement }
type Standing = { start: number; open: number; mode: Mode }

type Walk = {
  go: (at: number) => void
  /** As `go`, by a press on the sentence: Escape then leads to it in the text. */
  to: (at: number) => void
  turnTo: (mode: Mode) => void
  language: () => string
}

/** The rows of the panel, one for each sentence: what it says, how it stands, and for the open one its choices. */
export class ClaimRows {
  readonly #desk: Desk
  readonly #acts: ChoiceActs
  readonly #walk: Walk
  #mode: Mode = 'rest'
  #shown = new Map<string, Shown>()

  constructor(desk: Desk, acts: ChoiceActs, walk: Walk) {
    this.#desk = desk
    this.#acts = acts
    this.#walk = walk
  }

  more(words: string, goal: number): HTMLElement {
    return make(
      'li',
      { class: 'asking-more' },
      make('button', { type: 'button', class: 'why', onclick: () => this.#walk.go(goal) }, words),
    )
  }

  /**
   * `start`: the place of the first of these among all; `open`: of the one that stands open, which shows its `mode`. Rows
   * that look the same stay: a form that is being filled in must not vanish because a sentence elsewhere changed.
   */
  rowsOf(window: ClaimItem[], { start, open, mode }: Standing): HTMLElement[] {
    const shown = new Map<string, Shown>()
    this.#mode = mode
    const rows = window.map((item, place) => {
      const isOn = start + place === open
      let key = nameIn(item)
      while (shown.has(key)) key += ' '
      const looks = this.#looksOf(item, isOn)
      const old = this.#shown.get(key)
      const row = old?.looks === looks ? old.row : this.#row(item, isOn)
      row.dataset.place = String(start + place)
      shown.set(key, { looks, row })
      return row
    })
    this.#shown = shown
    return rows
  }

  #looksOf({ text, standing, isChanged, attrs, why, link, origin }: ClaimItem, isOn: boolean): string {
    const titles = this.#acts.listed().map(({ id, title }) => `${id} ${title}`)
    const used = attrs?.sources.map((id) => titles.findIndex((title) => title.startsWith(`${id} `)) + titles.join())
    const mode = isOn ? [this.#mode, why, link, origin, titles] : []
    return JSON.stringify([text, standing, isChanged, attrs, used, mode])
  }

  #row(item: ClaimItem, isOn: boolean): HTMLElement {
    const { asking } = this.#desk.texts
    const row: HTMLElement = make('li', { class: isOn ? 'cp-item on' : 'cp-item', 'aria-current': isOn && 'true' })
    const place = () => Number(row.dataset.place)
    const go = () => {
      this.#walk.to(place())
    }
    const sentence = make(
      'button',
      { type: 'button', class: 'claim-text', title: asking.look, lang: this.#walk.language(), onclick: go },
      item.text.slice(0, 400),
    )
    row.append(make('p', {}, sentence))
    const isResting = !isOn || this.#mode === 'rest'
    if (isResting || item.isChanged || (item.attrs && item.standing === 'open'))
      row.append(this.#saidLine(item, isResting, go))
    if (isOn && !isResting) row.append(...makeChoices(item, this.#mode, this.#desk, this.#acts))
    return row
  }

  #saidLine(item: ClaimItem, isResting: boolean, go: () => void): HTMLElement {
    const { asking } = this.#desk.texts
    const isOpen = item.standing === 'open'
    const change = () => {
      go()
      if (!isOpen) this.#walk.turnTo('choose')
    }
    const another = () => {
      go()
      this.#walk.turnTo('source')
    }
    const button = (words: string, onclick: () => void, isFirst = false) =>
      make('button', { type: 'button', class: 'why', onclick, 'data-first': isFirst }, words)
    return make(
      'div',
      { class: 'meta' },
      standingInWords(item, this.#acts.listed(), this.#desk.texts),
      isResting && button(isOpen ? asking.answer : asking.edit, change, true),
      isResting && item.standing === 'sourced' && button(asking.another, another),
    )
  }
}

export const nameIn = ({ attrs, text }: ClaimItem): string => attrs?.id ?? text
