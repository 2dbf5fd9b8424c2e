import { documentLimits } from '#features/document/browser.ts'
import type { Desk } from '../desk.ts'
import { makeField, openDialog } from '../dialogs/dialog.ts'
import { fill, make } from '../make.ts'
import type { StoredPicture } from './insert-pictures.ts'

type Page = { pictures: { name: string; words?: string; picture: StoredPicture }[]; next?: string }

/** Lets somebody choose from the pictures that their creator has brought before; none when they think better of it. */
export const choosePictures = (desk: Desk, most: number = documentLimits.gallery): Promise<StoredPicture[]> =>
  new Promise((resolve) => new Picker(desk, most, resolve))

class Picker {
  readonly #desk: Desk
  readonly #most: number
  readonly #chosen = new Map<string, StoredPicture>()
  readonly #search: HTMLInputElement
  readonly #grid: HTMLElement
  readonly #words = make('p', { class: 'help', role: 'status' })
  readonly #insert: HTMLButtonElement
  readonly #more: HTMLButtonElement
  #next: string | undefined

  constructor(desk: Desk, most: number, done: (pictures: StoredPicture[]) => void) {
    const { picker, dialogs } = desk.texts
    this.#desk = desk
    this.#most = most
    this.#search = make('input', { type: 'search', maxlength: 100, autocomplete: 'off' })
    this.#grid = make('div', { class: 'picker-grid', role: 'group', 'aria-label': picker.heading })
    this.#insert = make('button', { class: 'btn btn-main', disabled: true }, picker.insert)
    const more = () => void this.#load(this.#next)
    this.#more = make('button', { type: 'button', class: 'btn', hidden: true, onclick: more }, picker.more)
    const cancel = () => dialog.close()
    const find = () => void this.#load(undefined)
    // Enter searches; it would send the form, which is not ready before something is chosen.
    this.#search.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return
      event.preventDefault()
      find()
    })
    const dialog = openDialog({
      heading: picker.heading,
      isWide: true,
      body: [
        makeField(picker.search, this.#search).element,
        make('p', { class: 'row' }, make('button', { type: 'button', class: 'btn', onclick: find }, picker.find)),
        this.#grid,
        make('p', { class: 'row' }, this.#more),
        this.#words,
      ],
      buttons: [
        this.#insert,
        make('button', { type: 'button', class: 'btn btn-quiet', onclick: cancel }, dialogs.cancel),
      ],
      onSubmit: () => {
        done([...this.#chosen.values()])
        dialog.close()
      },
    })
    dialog.addEventListener('close', () => done([]))
    find()
  }

  // What the last search found goes when the next begins; what was chosen stays chosen.
  async #load(before: string | undefined): Promise<void> {
    const query = new URLSearchParams({ q: this.#search.value, ...(before && { before }) })
    const page = await this.#fetch(`${this.#desk.paths.library}?${query}`)
    if (!before) this.#grid.replaceChildren()
    if (!page) return this.#say(this.#desk.texts.picker.failed)
    this.#grid.append(...page.pictures.map((entry) => this.#entry(entry)))
    this.#next = page.next
    this.#more.hidden = page.next === undefined
    if (this.#grid.childElementCount === 0) this.#say(this.#desk.texts.picker.empty)
    else this.#tell()
  }

  async #fetch(address: string): Promise<Page | undefined> {
    try {
      const answer = await fetch(address, { headers: { Accept: 'application/json' } })
      return answer.ok ? ((await answer.json()) as Page) : undefined
    } catch {
      return undefined
    }
  }

  #entry({ name, words, picture }: Page['pictures'][number]): HTMLElement {
    this.#desk.pictures.set(picture.hash, picture)
    const small = picture.variants.find(({ width }) => (width ?? 0) >= 240) ?? picture.variants.at(-1)
    const label = words || name || picture.hash.slice(0, 8)
    const image = make('img', {
      src: `/media/${picture.hash}/${small?.name ?? 'full'}`,
      alt: label,
      loading: 'lazy',
      width: picture.width ?? undefined,
      height: picture.height ?? undefined,
    })
    const button = make(
      'button',
      { type: 'button', 'aria-pressed': String(this.#chosen.has(picture.hash)), title: name || undefined },
      image,
    )
    button.addEventListener('click', () => this.#toggle(button, picture))
    return button
  }

  #toggle(button: HTMLElement, picture: StoredPicture): void {
    if (this.#chosen.has(picture.hash)) this.#chosen.delete(picture.hash)
    else if (this.#chosen.size < this.#most) this.#chosen.set(picture.hash, picture)
    button.setAttribute('aria-pressed', String(this.#chosen.has(picture.hash)))
    this.#tell()
  }

  #tell(): void {
    const { size } = this.#chosen
    this.#insert.disabled = size === 0
    const isFull = size >= this.#most && this.#most > 1
    this.#say(
      isFull ? this.#desk.texts.gallery.full : size > 0 ? fill(this.#desk.texts.picker.chosen, { n: size }) : '',
    )
  }

  #say(sentence: string): void {
    this.#words.textContent = sentence
  }
}
