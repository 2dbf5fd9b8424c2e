import { type Source, sourceSchema } from '#features/sources/browser.ts'
import type { Desk } from '../desk.ts'
import { makeField } from '../dialogs/dialog.ts'
import { meantAddress } from '../dialogs/link-dialog.ts'
import { icon, make } from '../make.ts'
import type { PageOf } from './passage-origin.ts'

const key = 'origin'

/** Asks in a quiet line where a pasted passage is from. The cursor stays in the text; nobody has to answer. */
export const askOrigin = (desk: Desk, page: PageOf, onSource: (source: Source) => void): void => {
  const { pasted } = desk.texts.asking
  const input = (value: string, maxlength: number, more = {}) =>
    make('input', { type: 'text', value, maxlength, autocomplete: 'off', ...more })
  const url = input(page.url, 2000, { inputmode: 'url' })
  const title = input(page.title, 500)
  const fields = { url: makeField(pasted.url, url), title: makeField(pasted.title, title) }
  const submit = (event: Event) => {
    event.preventDefault()
    fields.url.refuse('')
    const source = sourceFrom(url.value, title.value)
    if (!source) return fields.url.refuse(url.value.trim() || title.value.trim() ? pasted.wrongUrl : pasted.needOne)
    onSource(source)
    desk.notices.say(key, pasted.saved, 'check')
  }
  const mine = make(
    'button',
    { type: 'button', class: 'btn btn-quiet', onclick: () => desk.notices.take(key) },
    pasted.mine,
  )
  const save = make('button', { class: 'btn' }, pasted.save)
  const form = make(
    'form',
    { class: 'line paste-origin', novalidate: true, 'data-key': key, onsubmit: submit },
    make('p', { class: 'paste-question' }, icon('quote'), make('b', {}, pasted.question)),
    fields.url.element,
    fields.title.element,
    make('p', { class: 'row' }, save, mine),
  )
  desk.notices.take(key)
  desk.notices.element.append(form)
}

const sourceFrom = (typed: string, title: string): Source | undefined => {
  const url = meantAddress(typed)
  const host = URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : ''
  return sourceSchema.safeParse({ url, title: title.trim() || host }).data
}
