import type { EditorTexts } from './editor-data.ts'
import { icon, make } from './make.ts'

/** Sentences above the text that stay until they are dismissed. */
export class Notices {
  readonly element = make('div', { class: 'editor-notices', role: 'status' })
  readonly #texts: EditorTexts

  constructor(texts: EditorTexts) {
    this.#texts = texts
  }

  /** Shows a sentence, once: the same key replaces what it said before. */
  say(key: string, sentence: string, iconName = 'warn'): void {
    this.take(key)
    const dismiss = make(
      'button',
      { type: 'button', class: 'link', onclick: () => line.remove() },
      this.#texts.tabs.dismiss,
    )
    const line = make('p', { class: 'line', 'data-key': key }, icon(iconName), make('span', {}, sentence), dismiss)
    this.element.append(line)
  }

  /** Offers to do something; taking the offer ends it, like dismissing it. */
  offer(key: string, sentence: string, label: string, accept: () => void): void {
    this.say(key, sentence, 'link')
    const line = this.element.lastElementChild
    const take = () => {
      line?.remove()
      accept()
    }
    line?.lastElementChild?.before(make('button', { type: 'button', class: 'link', onclick: take }, label))
  }

  take(key: string): void {
    for (const line of this.element.querySelectorAll<HTMLElement>('[data-key]'))
      if (line.dataset.key === key) line.remove()
  }
}
