import { escapeText } from '../escape.ts'
import { shorten } from '../excerpt.ts'
import { eye, quoteSign } from './render-marks.ts'
import type { CitedSource, ClaimLabels, ShownClaim } from './shown-claims.ts'

const longestTitle = 80
const longestQuote = 110
const longestLatinQuote = 220

/** What stands beside a claim: where it is from, or that nobody has said so yet. `stands`: without being asked for. */
export function renderNote(shown: ShownClaim, labels: ClaimLabels, stands: boolean): string {
  const { claim, is } = shown
  const looks = ['note', is === 'question' && 'note-q', stands && 'note-s'].filter(Boolean).join(' ')
  const back = `<a class="note-back" href="#c-${claim.id}" aria-label="${escapeText(labels.notes.back)}">↩</a>`
  return `<aside class="${looks}" role="note" id="n-${claim.id}">${wordsOf(shown, labels)} ${back}</aside>`
}

function wordsOf({ claim, is, sources }: ShownClaim, { notes }: ClaimLabels): string {
  const wrote = claim.note && ` ${escapeText(notes.wrote)}<q>${escapeText(claim.note)}</q>`
  if (is === 'sourced') return sources.map((source) => sourceIn(source, notes)).join('<br>') + wrote
  if (is === 'opinion') return `${quoteSign} <b>${escapeText(notes.opinion)}</b>${wrote}`
  if (is === 'first-hand') return `${eye} <b>${escapeText(notes.firstHand)}</b>${sighting(claim, notes)}${wrote}`
  const plainly = claim.isAnswered ? notes.leftOpen : notes.unanswered
  const sign = '<span class="disc disc-s" aria-hidden="true">?</span>'
  return `${sign} <b>${escapeText(notes.question)}</b>${wrote || ` ${escapeText(plainly)}`}`
}

function sighting({ when, where }: ShownClaim['claim'], { comma, stop }: ClaimLabels['notes']): string {
  const told = [when, where].filter(Boolean).join(comma)
  return told && ` ${escapeText(told + stop)}`
}

/** The number, the title as a link, who published it, and what it says. */
function sourceIn(source: CitedSource, { archived }: ClaimLabels['notes']): string {
  const { number, publisher, quote } = source
  const title = escapeText(shorten(source.title, longestTitle))
  const named = source.url ? `<a href="${escapeText(source.url)}" rel="nofollow ugc noopener">${title}</a>` : title
  const says = quote && `<q>${escapeText(shorten(quote, lengthFor(quote)))}</q>`
  const kept = source.archived && `<a href="${escapeText(source.archived)}">${escapeText(archived)}</a>`
  const parts = [`<span class="n">${number}</span><b>${named}</b>`, escapeText(publisher), says, kept]
  return parts.filter(Boolean).join(' ')
}

const lengthFor = (text: string): number =>
  /\p{Script=Han}/u.test(text.slice(0, 200)) ? longestQuote : longestLatinQuote
