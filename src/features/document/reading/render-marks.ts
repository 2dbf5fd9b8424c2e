import { escapeText } from '../escape.ts'
import type { ClaimLabels, ShownClaim } from './shown-claims.ts'

// As in the site's sprite, drawn here because a stored rendering outlives the name of that file.
const icon = (drawing: string) => `<svg class="ic" viewBox="0 0 24 24" aria-hidden="true">${drawing}</svg>`

export const eye = icon(
  '<path d="M2.5 12S6 5.8 12 5.8 21.5 12 21.5 12 18 18.2 12 18.2 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>',
)
export const quoteSign = icon(
  '<path d="M10 7.5C7 8.5 5.5 10.5 5.5 13.5v3h4.5V12H7.6M18.5 7.5c-3 1-4.5 3-4.5 6v3h4.5V12h-2.4"/>',
)

type Mark = { look: string; label: string; sign: string; to: string }

/** The marks of a claim: links to its note. */
export function renderMarks(shown: ShownClaim, labels: ClaimLabels): string {
  return marksOf(shown, labels)
    .map(
      ({ look, label, sign, to }) => `<a class="${look}" href="#${to}" aria-label="${escapeText(label)}">${sign}</a>`,
    )
    .join('')
}

function marksOf({ is, claim, sources, hasNote }: ShownClaim, labels: ClaimLabels): Mark[] {
  const to = hasNote ? `n-${claim.id}` : `c-${claim.id}`
  if (is === 'question') return [{ look: 'c c-q', label: labels.question, sign: '?', to }]
  if (is === 'first-hand') return [{ look: 'c c-f', label: labels.firstHand, sign: eye, to }]
  if (is === 'opinion') return [{ look: 'c c-o', label: labels.opinion, sign: quoteSign, to }]
  return sources.map(({ number }) => ({
    look: 'c',
    label: labels.sourced(number),
    sign: String(number),
    to: hasNote ? to : `source-${number}`,
  }))
}
