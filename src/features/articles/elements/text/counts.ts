import { countText, plainText, readingMinutes, type WenhaoDocument } from '#features/document/browser.ts'
import type { Desk } from '../desk.ts'
import { fill, make } from '../make.ts'

const calm = 400

/** How long the text is, counted when the typing pauses. */
export class Counts {
  readonly length = make('span')
  readonly minutes = make('span')
  readonly #desk: Desk
  readonly #read: () => { document: WenhaoDocument; language: string }
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(desk: Desk, read: () => { document: WenhaoDocument; language: string }) {
    this.#desk = desk
    this.#read = read
  }

  soon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.now(), calm)
  }

  now(): void {
    const { document, language } = this.#read()
    const { characters, words, minutes } = this.#desk.texts.counts
    const text = plainText(document)
    const n = countText(text)
      .toString()
      .replace(/\B(?=(?:\d{3})+$)/g, '\u202F')
    this.length.textContent = fill(/^(?:zh|ja|bo)\b/.test(language) ? characters : words, { n })
    this.minutes.textContent = fill(minutes, { n: readingMinutes(text) })
  }
}
