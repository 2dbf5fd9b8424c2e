import { type Source, sourceSchema } from '#features/sources/browser.ts'
import type { Desk } from '../desk.ts'
import { makeField } from '../dialogs/dialog.ts'
import { fill, make } from '../make.ts'
import type { Answer } from './answer-claim.ts'
import type { ClaimItem } from './claim-items.ts'
import { titleOf, whyInSentence } from './claim-words.ts'
import { makeSourceChoice } from './source-choice.ts'

/** What one does with the current sentence: nothing, choosing an answer, choosing its source, saying when one saw it. */
export type Mode = 'rest' | 'choose' | 'source' | 'seen'

export type ChoiceActs = {
  answer: (answer: Answer) => void
  withdraw: () => void
  turnTo: (mode: Mode) => void
  /** Puts a source into the article's list, unless it is there, and gives back the one in the list. */
  keepSource: (source: Source) => Source
  listed: () => Source[]
}

/** The answers in the order of their keys. */
export const answersInOrder = ['sourced', 'first-hand', 'question', 'opinion', 'common', 'none'] as const

/** What the current sentence shows below its words. The element with `data-first` takes the focus. */
export const makeChoices = (item: ClaimItem, mode: Mode, desk: Desk, acts: ChoiceActs): Node[] => {
  if (mode === 'source') return [sourceChoice(item, desk, acts)]
  if (mode === 'seen') return [sightingForm(item, desk, acts)]
  return choosing(item, desk, acts)
}

/** Choosing one of the answers; those with more to say lead on. */
export const choose = (answer: (typeof answersInOrder)[number], acts: ChoiceActs): void => {
  if (answer === 'sourced') acts.turnTo('source')
  else if (answer === 'first-hand') acts.turnTo('seen')
  else acts.answer({ answer })
}

const choosing = (item: ClaimItem, desk: Desk, acts: ChoiceActs): Node[] => {
  const { asking } = desk.texts
  const proposals = proposalsOf(item, desk, acts)
  const [first, second, third, ...others] = answersInOrder
  const keys = [first, second, third].map((answer, at) =>
    make(
      'button',
      {
        class: 'btn',
        type: 'button',
        'aria-pressed': String(item.attrs?.answer === answer && !item.isChanged),
        'data-first': at === 0 && proposals.length === 0,
        onclick: () => choose(answer, acts),
      },
      make('kbd', { 'aria-hidden': 'true' }, String(at + 1)),
      asking.choices[answer],
    ),
  )
  const links = others.map((answer, at) =>
    make(
      'button',
      { type: 'button', class: 'why', onclick: () => choose(answer, acts) },
      make('kbd', { 'aria-hidden': 'true' }, String(at + 4)),
      asking.choices[answer],
    ),
  )
  if (item.attrs) links.push(make('button', { type: 'button', class: 'why', onclick: acts.withdraw }, asking.withdraw))
  const why = item.attrs && !item.isChanged ? '' : whyInSentence(item, desk.texts)
  const group = { class: 'keys', role: 'group', 'aria-label': `${asking.from}：${item.text.slice(0, 200)}` }
  return [
    ...(why ? [make('p', { class: 'help claim-why' }, why)] : []),
    ...proposals,
    make('div', group, ...keys),
    make('p', { class: 'help claim-also' }, make('span', {}, asking.also), ...links),
  ]
}

/** Answers that one key accepts: the old one after a change, the link in the sentence, the source noted when pasting. */
const proposalsOf = (item: ClaimItem, desk: Desk, acts: ChoiceActs): HTMLElement[] => {
  const { asking } = desk.texts
  const { attrs } = item
  const proposals: [string, () => void][] = []
  const hasSource = attrs?.sources.some((id) => acts.listed().some((source) => source.id === id))
  if (attrs && item.isChanged && (attrs.answer !== 'sourced' || hasSource))
    proposals.push([fill(asking.still, { answer: asking.choices[attrs.answer] }), () => acts.answer({ ...attrs })])
  for (const [source, sentence] of suggestedFor(item, acts.listed()))
    if (item.standing === 'open')
      proposals.push([
        fill(asking[sentence], { name: titleOf(source) }),
        () => acts.answer({ answer: 'sourced', sources: [acts.keepSource(source).id] }),
      ])
  return proposals.map(([words, accept], at) =>
    make(
      'button',
      { type: 'button', class: 'btn proposal', 'data-first': at === 0, onclick: accept },
      make('span', {}, words),
      at === 0 && make('kbd', { 'aria-hidden': 'true' }, '↵'),
    ),
  )
}

type Suggested = [source: Source, sentence: 'link' | 'origin']

export const suggestedFor = (
  { link, origin }: Pick<ClaimItem, 'link' | 'origin'>,
  listed: readonly Source[],
): Suggested[] => {
  const noted = listed.find(({ id }) => id !== '' && id === origin)
  const linked = link === undefined ? undefined : (listed.find(({ url }) => url === link) ?? sourceOfLink(link))
  const suggested: Suggested[] = []
  if (linked) suggested.push([linked, 'link'])
  if (noted && noted !== linked) suggested.push([noted, 'origin'])
  return suggested
}

const sourceOfLink = (url: string): Source | undefined => {
  const title = URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') : ''
  return sourceSchema.safeParse({ url, title }).data
}

const sourceChoice = (item: ClaimItem, desk: Desk, acts: ChoiceActs): HTMLElement => {
  const kept = item.isChanged ? [] : (item.attrs?.sources ?? [])
  const suggested = suggestedFor(item, acts.listed()).map(([source]) => source)
  return makeSourceChoice(desk, {
    listed: () => acts.listed().filter(({ id }) => !kept.includes(id)),
    suggested,
    onDone: (source) => {
      if (!source) return acts.turnTo('choose')
      const { id } = acts.keepSource(source)
      const known = kept.filter((one) => acts.listed().some((listed) => listed.id === one))
      acts.answer({ answer: 'sourced', sources: [...new Set([...known, id])].slice(-10) })
    },
  })
}

const sightingForm = ({ attrs }: ClaimItem, desk: Desk, acts: ChoiceActs): HTMLElement => {
  const { asking } = desk.texts
  const field = (value: string, maxlength: number, placeholder: string) =>
    make('input', { type: 'text', value, maxlength, placeholder, autocomplete: 'off' })
  const when = field(attrs?.when ?? '', 60, asking.whenHint)
  const where = field(attrs?.where ?? '', 120, asking.whereHint)
  when.setAttribute('data-first', '')
  const submit = (event: Event) => {
    event.preventDefault()
    acts.answer({ answer: 'first-hand', when: when.value.trim(), where: where.value.trim() })
  }
  return make(
    'form',
    { class: 'claim-seen', novalidate: true, onsubmit: submit },
    makeField(asking.when, when).element,
    makeField(asking.where, where).element,
    make('p', { class: 'help' }, asking.seenHelp),
    make(
      'p',
      { class: 'row' },
      make('button', { class: 'btn btn-ink' }, asking.save),
      make('button', { type: 'button', class: 'btn btn-quiet', onclick: () => acts.turnTo('choose') }, asking.back),
    ),
  )
}
