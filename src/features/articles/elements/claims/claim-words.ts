import type { Source } from '#features/sources/browser.ts'
import type { EditorTexts } from '../editor-data.ts'
import { fill, make } from '../make.ts'
import type { ClaimItem } from './claim-items.ts'
import { drawn, numbersOf, partsOf } from './signs.ts'

/** Why the machine asks, in a sentence; only grounds that speak for asking, and only those a person can see. */
export const whyInSentence = ({ why }: Pick<ClaimItem, 'why'>, { asking, reasons }: EditorTexts): string => {
  if (why.length === 0) return ''
  const grounds = why.flatMap(({ reason, isFor, example }) => {
    if (!isFor || reason === 'wording') return []
    const said = reasons[reason]
    return [example ? fill(asking.because, { reason: said, example }) : said]
  })
  return grounds.length > 0 ? fill(asking.why, { reasons: grounds.join(asking.and) }) : asking.whyPlain
}

/** What stands under a sentence: the sign and the answer in words. */
export const standingInWords = (item: ClaimItem, sources: readonly Source[], { asking }: EditorTexts): HTMLElement => {
  const { standing, attrs } = item
  const line = make('span', { class: 'claim-said' })
  if (standing === 'open') {
    line.append(item.isChanged ? asking.changed : attrs ? asking.sourceAway : asking.standings.open)
    return line
  }
  const numbers = numbersOf(item, sources)
  if (standing !== 'sourced') line.append(...partsOf(standing, numbers).map((part) => drawn(part)), ' ')
  if (standing === 'sourced')
    for (const number of numbers) line.append(drawn(String(number)), ' ', titleOf(sources[number - 1]), ' ')
  else if (standing === 'first-hand')
    line.append([asking.standings[standing], attrs?.when, attrs?.where].filter(Boolean).join(' · '))
  else line.append(asking.standings[standing])
  return line
}

const shownAtMost = 40

export const titleOf = (source: Source | undefined): string => {
  const title = [...(source?.title ?? '')]
  return title.length > shownAtMost ? `${title.slice(0, shownAtMost).join('')}…` : title.join('')
}

/** The keys of the panel, for the places of `asking.help`. */
export const askingKeys = { keys: ['1', '2', '3'], walk: ['↑', '↓'], back: ['Esc'] }

/** A sentence with keys in its {places}. */
export const withKeys = (sentence: string, keys: Record<string, string[]>): (Node | string)[] =>
  sentence.split(/(\{[a-z]+\})/).flatMap((part) => {
    const named = keys[part.slice(1, -1)]
    if (!part.startsWith('{') || !named) return [part]
    return named.flatMap((key, at) => [...(at > 0 ? [' '] : []), make('kbd', {}, key)])
  })
