import { type Source, sourceSchema } from '#features/sources/browser.ts'
import { makeField } from '../dialogs/dialog.ts'
import type { EditorTexts } from '../editor-data.ts'
import { make } from '../make.ts'

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host.replace(/^www\./, '') : '')

/** The fields of one source. It is checked by the same schema as on the server before it goes into the article. */
export const makeSourceForm = (
  texts: EditorTexts['sources'],
  source: Source | undefined,
  onDone: (source?: Source) => void,
) => {
  const input = (value: string, maxlength: number, more = {}) =>
    make('input', { type: 'text', value, maxlength, autocomplete: 'off', ...more })
  const url = input(source?.url ?? '', 2000, { inputmode: 'url' })
  const title = input(source?.title ?? '', 500)
  const publisher = input(source?.publisher ?? '', 200)
  const published = input(source?.published ?? '', 10, { inputmode: 'numeric' })
  const quote = make('textarea', { rows: 3, maxlength: 2000 })
  quote.value = source?.quote ?? ''
  const fields = {
    url: makeField(texts.url, url),
    title: makeField(texts.title, title, texts.titleHelp),
    publisher: makeField(texts.publisher, publisher),
    published: makeField(texts.published, published, texts.publishedHelp),
    quote: makeField(texts.quote, quote),
  }
  const refusals: Partial<Record<string, string>> = {
    title: texts.needTitle,
    url: texts.wrongUrl,
    published: texts.wrongDate,
  }
  const submit = (event: Event) => {
    event.preventDefault()
    for (const field of Object.values(fields)) field.refuse('')
    const written = {
      publisher: publisher.value,
      published: published.value,
      quote: quote.value,
      url: url.value.trim(),
    }
    const result = sourceSchema.safeParse({
      ...source,
      ...written,
      title: title.value.trim() || hostOf(url.value.trim()),
    })
    if (result.success) return onDone(result.data)
    // A wrong address gives no name for the title either: the address is what has to be mended.
    const wrong = result.error.issues.map(({ path }) => String(path[0]))
    const first = (wrong.includes('url') ? 'url' : wrong[0]) as keyof typeof fields
    fields[first]?.refuse(refusals[first] ?? texts.wrongUrl)
  }
  const buttons = make(
    'p',
    { class: 'row' },
    make('button', { class: 'btn btn-ink' }, source ? texts.update : texts.save),
    make('button', { type: 'button', class: 'btn btn-quiet', onclick: () => onDone() }, texts.cancel),
  )
  const form = make(
    'form',
    { class: 'source-form', novalidate: true, onsubmit: submit },
    ...Object.values(fields).map(({ element }) => element),
    buttons,
  )
  return { form, focus: () => url.focus() }
}
