import type { Source } from '#features/sources/browser.ts'
import type { Desk } from '../desk.ts'
import { make } from '../make.ts'
import { makeSourceForm } from '../sources/source-form.ts'
import { titleOf } from './claim-words.ts'

type Choosing = { listed: () => Source[]; suggested: Source[]; onDone: (source?: Source) => void }

const offeredAtMost = 30

/** Choosing the source of a sentence: those suggested, those of the article with the newest first, or a new one. */
export const makeSourceChoice = (desk: Desk, { listed, suggested, onDone }: Choosing): { element: HTMLElement } => {
  const { asking, sources } = desk.texts
  const known = listed()
  const others = known.filter((source) => !suggested.includes(source)).reverse()
  const offered = [...suggested, ...others].slice(0, offeredAtMost)
  const element = make('div', { class: 'claim-sources' })
  const writeNew = () => {
    const { form, focus } = makeSourceForm(sources, undefined, onDone)
    element.replaceChildren(form)
    focus()
  }
  if (offered.length === 0) {
    const { form } = makeSourceForm(sources, undefined, onDone)
    form.querySelector('input')?.setAttribute('data-first', '')
    element.append(form)
    return { element }
  }
  const list = make('ul', { 'aria-label': asking.pick })
  offered.forEach((source, at) => {
    const number = known.indexOf(source) + 1
    const button = make(
      'button',
      { type: 'button', 'data-first': at === 0, onclick: () => onDone(source) },
      number > 0 && make('span', { class: 'c' }, String(number)),
      make('span', {}, titleOf(source)),
      at === 0 && make('kbd', { 'aria-hidden': 'true' }, '↵'),
    )
    list.append(make('li', {}, button))
  })
  list.addEventListener('keydown', (event) => walk(list, event))
  element.append(
    list,
    make(
      'p',
      { class: 'row' },
      make('button', { type: 'button', class: 'btn', onclick: writeNew }, asking.fresh),
      make('button', { type: 'button', class: 'btn btn-quiet', onclick: () => onDone() }, asking.back),
    ),
  )
  return { element }
}

const walk = (list: HTMLElement, event: KeyboardEvent): void => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const buttons = [...list.querySelectorAll('button')]
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
  event.preventDefault()
  event.stopPropagation()
  buttons[(at + step + buttons.length) % buttons.length]?.focus()
}
