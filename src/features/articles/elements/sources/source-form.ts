import { fieldsOf, type Source, type SourceField, type SourceKind, sourceKinds } from '#features/sources/browser.ts'
import { makeField } from '../dialogs/dialog.ts'
import type { EditorTexts } from '../editor-data.ts'
import { freshId, make } from '../make.ts'
import { type Inputs, readSource } from './read-source.ts'

type Texts = EditorTexts['sources']

const lengths: Record<SourceField, number> = {
  ...{ url: 2000, title: 500, author: 500, publisher: 200, published: 10, accessed: 10, quote: 2000, container: 200 },
  ...{ volume: 40, issue: 40, pages: 60, edition: 60, place: 100, number: 100, section: 100, version: 60 },
  ...{ isbn: 25, doi: 250 },
}
const names = Object.keys(lengths) as SourceField[]
const wide = new Set<SourceField>(['author', 'publisher', 'container', 'quote', 'doi', 'published'])

/**
 * The fields of one source: link and title at first, the rest as its kind needs them. It is checked by the same schema
 * as on the server before it goes into the article. `given` is what is known of a new one.
 */
export const makeSourceForm = (
  texts: Texts,
  source: Source | undefined,
  onDone: (source?: Source) => void,
  given: Partial<Source> = {},
) => {
  const form = new SourceForm(texts, source, given, onDone)
  return { form: form.element, focus: () => form.focus() }
}

type Fields = Record<SourceField, ReturnType<typeof makeField>>

class SourceForm {
  readonly element: HTMLFormElement
  readonly #texts: Texts
  readonly #source: Source | undefined
  readonly #inputs: Inputs
  readonly #fields: Fields
  readonly #kind: HTMLSelectElement
  readonly #protect: HTMLInputElement
  readonly #protectLine: HTMLElement
  readonly #gone = make('p', { class: 'help', role: 'status' })
  readonly #rest: HTMLElement
  readonly #more: HTMLButtonElement
  #isMore: boolean

  constructor(texts: Texts, source: Source | undefined, given: Partial<Source>, onDone: (source?: Source) => void) {
    this.#texts = texts
    this.#source = source
    const known = { ...given, ...source }
    this.#inputs = Object.fromEntries(names.map((name) => [name, makeInput(name, known[name] ?? '')])) as Inputs
    this.#fields = Object.fromEntries(
      names.map((name) => [name, makeField(texts.fields[name], this.#inputs[name], helpOf(texts, name))]),
    ) as Fields
    this.#kind = makeKinds(texts, known.kind ?? 'web')
    this.#kind.addEventListener('change', () => this.#kindChanged())
    this.#protect = make('input', { type: 'checkbox', checked: known.isProtected === true })
    this.#protect.addEventListener('change', () => this.#protectChanged())
    this.#protectLine = makeProtectLine(texts, this.#protect)
    this.#rest = make('div', { class: 'source-rest', id: freshId('more') })
    this.#isMore =
      this.#kind.value !== 'web' || names.some((name) => isFurther(name) && this.#inputs[name].value !== '')
    const turn = () => this.#show(!this.#isMore)
    this.#more = make('button', { type: 'button', class: 'link', 'aria-controls': this.#rest.id, onclick: turn })
    this.element = make(
      'form',
      { class: 'source-form', novalidate: true },
      this.#fields.url.element,
      this.#fields.title.element,
      makeField(texts.kind, this.#kind).element,
      this.#protectLine,
      this.#gone,
      make('p', {}, this.#more),
      this.#rest,
      make(
        'p',
        { class: 'row' },
        make('button', { class: 'btn btn-ink' }, source ? texts.update : texts.save),
        make('button', { type: 'button', class: 'btn btn-quiet', onclick: () => onDone() }, texts.cancel),
      ),
    )
    this.element.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#submit(onDone)
    })
    this.#show(this.#isMore)
  }

  focus(): void {
    const { url, title } = this.#inputs
    ;(url.value === '' && !this.#isProtected ? url : title).focus()
  }

  get #isProtected(): boolean {
    return this.#kind.value === 'interview' && this.#protect.checked
  }

  #kindChanged(): void {
    this.#gone.textContent = ''
    this.#show(this.#isMore || this.#kind.value !== 'web')
  }

  // A name that was typed goes at once, not only when the form is sent.
  #protectChanged(): void {
    const kept = new Set<SourceField>(['title', 'quote', ...fieldsOf('interview', true)])
    if (this.#isProtected) for (const name of names) if (!kept.has(name)) this.#inputs[name].value = ''
    this.#gone.textContent = this.#isProtected ? this.#texts.nameGone : ''
    this.#show(this.#isMore)
    if (this.#isProtected) this.#inputs.title.focus()
  }

  #show(isMore: boolean): void {
    this.#isMore = isMore
    const { more, less } = this.#texts
    const kind = this.#kind.value as SourceKind
    this.#more.textContent = isMore ? less : more
    this.#more.setAttribute('aria-expanded', String(isMore))
    this.#rest.hidden = !isMore
    this.#protectLine.hidden = kind !== 'interview'
    this.#fields.url.element.hidden = this.#isProtected
    this.#name(kind)
    const asked = fieldsOf(kind, this.#isProtected)
    // What another kind was given is shown as long as it holds something: nothing is kept out of sight.
    const held = names.filter((name) => isFurther(name) && !asked.includes(name) && this.#inputs[name].value !== '')
    this.#rest.replaceChildren(
      ...[...asked, ...held, 'quote' as const]
        .filter((name, at, all) => all.indexOf(name) === at)
        .map((name) => {
          const { element } = this.#fields[name]
          element.toggleAttribute('data-wide', wide.has(name))
          return element
        }),
    )
  }

  #name(kind: SourceKind): void {
    const { titleOf, fields, mayTell, mayTellHelp, titleHelp, interviewee } = this.#texts
    const isProtected = this.#isProtected
    const known: Partial<Record<SourceKind, string>> = titleOf
    setLabel(this.#fields.title.element, isProtected ? mayTell : (known[kind] ?? fields.title))
    setHelp(this.#fields.title.element, isProtected ? mayTellHelp : kind === 'web' ? titleHelp : '')
    setLabel(this.#fields.author.element, kind === 'interview' ? interviewee : fields.author)
  }

  #submit(onDone: (source?: Source) => void): void {
    for (const field of Object.values(this.#fields)) field.refuse('')
    const kind = this.#kind.value as SourceKind
    const given = { id: this.#source?.id ?? '', kind, isProtected: this.#isProtected }
    const result = readSource(this.#inputs, given, this.#texts)
    if (result.ok) return onDone(result.source)
    const wrong = Object.entries(result.problems) as [SourceField, string][]
    if (wrong.some(([name]) => isFurther(name))) this.#show(true)
    // Whoever refuses takes the focus: the first field does it last.
    for (const [name, sentence] of wrong.reverse()) this.#fields[name].refuse(sentence)
  }
}

const isFurther = (name: SourceField): boolean => name !== 'url' && name !== 'title'

const makeInput = (name: SourceField, value: string) => {
  if (name === 'quote') {
    const area = make('textarea', { rows: 3, maxlength: lengths.quote })
    area.value = value
    return area
  }
  const inputmode = name === 'url' ? 'url' : name === 'published' || name === 'accessed' ? 'numeric' : undefined
  return make('input', { type: 'text', value, maxlength: lengths[name], autocomplete: 'off', inputmode })
}

const makeKinds = (texts: Texts, chosen: SourceKind): HTMLSelectElement => {
  const select = make('select')
  for (const kind of sourceKinds)
    select.append(make('option', { value: kind, selected: kind === chosen }, texts.kinds[kind]))
  return select
}

const makeProtectLine = (texts: Texts, box: HTMLInputElement): HTMLElement => {
  const help = make('p', { class: 'help', id: freshId('protect') }, texts.protectHelp)
  box.setAttribute('aria-describedby', help.id)
  return make('div', { class: 'field' }, make('label', { class: 'check' }, box, make('span', {}, texts.protect)), help)
}

const helpOf = (texts: Texts, name: SourceField): string => {
  const helps: Partial<Record<SourceField, string>> = {
    title: texts.titleHelp,
    author: texts.authorHelp,
    published: texts.dateHelp,
    quote: texts.quoteHelp,
  }
  return helps[name] ?? ''
}

const setLabel = (field: HTMLElement, text: string): void => {
  const label = field.querySelector('label')
  if (label) label.textContent = text
}

const setHelp = (field: HTMLElement, text: string): void => {
  const help = field.querySelector<HTMLElement>('.help')
  if (!help) return
  help.textContent = text
  help.hidden = text === ''
}
