import type { Source } from '#features/sources/browser.ts'
import type { Desk } from '../desk.ts'
import { make } from '../make.ts'
import { makeSourcePicker } from '../sources/source-picker.ts'

type Choosing = { listed: () => Source[]; suggested: Source[]; onDone: (source?: Source) => void }

/** Choosing the source of a sentence: those suggested stand first, then the newest of the article. */
export const makeSourceChoice = (desk: Desk, { listed, suggested, onDone }: Choosing): HTMLElement => {
  const ids = new Set(suggested.map(({ id }) => id))
  const inOrder = () => {
    const all = listed()
    return [...all.filter(({ id }) => ids.has(id)), ...all.filter(({ id }) => !ids.has(id)).reverse()]
  }
  const { element } = makeSourcePicker(desk, { listed: inOrder, onDone })
  element.querySelector('input')?.setAttribute('data-first', '')
  const back = make(
    'button',
    { type: 'button', class: 'btn btn-quiet', onclick: () => onDone() },
    desk.texts.asking.back,
  )
  return make('div', { class: 'claim-sources' }, element, make('p', { class: 'row' }, back))
}
