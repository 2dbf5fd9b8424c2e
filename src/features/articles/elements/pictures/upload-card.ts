import type { EditorTexts } from '../editor-data.ts'
import { fill, icon, make } from '../make.ts'

/** What stands in the text while a picture is on its way: the picture, how far it is, and what went wrong with it. */
export class UploadCard {
  readonly element: HTMLElement
  readonly #bar = make('progress', { class: 'progress', max: 1, value: 0 })
  readonly #words = make('p', { class: 'meta', role: 'status' })
  readonly #acts = make('p', { class: 'acts' })
  readonly #texts: EditorTexts['pictures']
  readonly #name: string
  readonly #preview: string
  readonly onRetry: () => void
  readonly onDrop: () => void

  constructor(texts: EditorTexts, file: File, onRetry: () => void, onDrop: () => void) {
    this.#texts = texts.pictures
    this.#name = file.name || texts.tools.picture
    this.#preview = URL.createObjectURL(file)
    this.onRetry = onRetry
    this.onDrop = onDrop
    const picture = make('img', { alt: '', src: this.#preview, onerror: () => picture.remove() })
    const frame = make('div', { class: 'uploading' }, picture, this.#bar)
    this.element = make('div', { class: 'upload-card', contenteditable: 'false' }, frame, this.#words, this.#acts)
    this.waiting()
  }

  waiting(): void {
    this.element.classList.remove('is-refused')
    this.#bar.hidden = false
    this.#bar.value = 0
    this.#say(this.#texts.waiting, this.#button(this.#texts.cancel, this.onDrop))
  }

  progress(share: number): void {
    this.#bar.value = share
    const sentence = share < 1 ? this.#texts.sending : this.#texts.working
    if (this.#words.dataset.said !== sentence) this.#say(sentence, this.#button(this.#texts.cancel, this.onDrop))
  }

  refused(problem: string): void {
    this.#bar.hidden = true
    this.element.classList.add('is-refused')
    const sentences: Record<string, string> = this.#texts.refused
    const mayWork = ['unreachable', 'signed-out', 'busy', 'try-later', 'other'].includes(problem)
    this.#say(
      sentences[problem] ?? this.#texts.refused.other,
      mayWork && this.#button(this.#texts.retry, this.onRetry),
      this.#button(this.#texts.dismiss, this.onDrop),
    )
    this.#words.prepend(icon('warn'))
  }

  gone(): void {
    URL.revokeObjectURL(this.#preview)
  }

  #say(sentence: string, ...buttons: (HTMLElement | false)[]): void {
    this.#words.dataset.said = sentence
    this.#words.replaceChildren(make('span', {}, fill(sentence, { name: this.#name })))
    this.#acts.replaceChildren(...buttons.filter((button) => button !== false))
  }

  #button(label: string, onclick: () => void): HTMLElement {
    return make('button', { type: 'button', class: 'link', onclick }, label)
  }
}
