import type { DocumentNode } from '../schema.ts'
import { inlineText } from '../text.ts'
import type { ShownClaim } from './shown-claims.ts'

// Of the page as it is set: letters to a line and the height of a line, in the text and in its margin.
const text = { line: 36, height: 32.4 }
const margin = { line: 14, height: 22.4 }
const mayStandOut = 16

/**
 * The note that stands beside its paragraph without being asked for: one at most, a question first, and only where it
 * is not longer than what it stands beside, so that it never pushes the text apart. A source stands once: `stood`. A question that its author said
 * nothing to does not stand: the mark in the text says as much, and to say it twice would be to blame.
 */
export function standingNote(
  block: DocumentNode,
  shown: readonly ShownClaim[],
  stood: Set<number>,
): ShownClaim | undefined {
  const room = heightOf(widthOf(inlineText(block).slice(0, 4_000)), text) + mayStandOut
  const noted = shown.filter(
    (each) => each.hasNote && saysMore(each) && !each.sources.some(({ number }) => stood.has(number)),
  )
  const inTurn = [...noted].sort((a, b) => rank(a) - rank(b))
  const standing = inTurn.slice(0, 20).find((each) => heightOf(lengthOf(each), margin) <= room)
  for (const { number } of standing?.sources ?? []) stood.add(number)
  return standing
}

const saysMore = ({ is, claim: { note, when, where } }: ShownClaim): boolean =>
  is === 'sourced' || (is === 'question' && note !== '') || (is === 'first-hand' && when + where + note !== '')

const rank = ({ is }: ShownClaim): number => ['question', 'sourced', 'first-hand'].indexOf(is)

const heightOf = (width: number, { line, height }: typeof text): number => Math.ceil(width / line) * height

function lengthOf({ is, claim, sources }: ShownClaim): number {
  const said = sources.map((source) => `${source.title.slice(0, 80)} ${source.publisher} ${source.quote.slice(0, 220)}`)
  const own = [claim.when, claim.where, claim.note].join(' ')
  // The sign and the first words, and for each source the line that its number begins.
  return widthOf(said.join(' ') + own) + (is === 'sourced' ? 4 * sources.length : 14)
}

/** In letters as wide as they are high: Latin ones take half of that. */
const widthOf = (held: string): number =>
  [...held].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 1 : 0.6), 0)
