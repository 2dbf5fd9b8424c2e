/** What a finding may give as its ground; each has words in `messages.claims.reasons`. */
export type ReasonName =
  | 'figure'
  | 'share'
  | 'money'
  | 'date'
  | 'lately'
  | 'history'
  | 'organisation'
  | 'person'
  | 'name'
  | 'property'
  | 'place'
  | 'attribution'
  | 'research'
  | 'law'
  | 'quotation'
  | 'namedWork'
  | 'comparison'
  | 'change'
  | 'superlative'
  | 'cause'
  | 'event'
  | 'generality'
  | 'denial'
  | 'question'
  | 'firstPerson'
  | 'we'
  | 'secondPerson'
  | 'opinion'
  | 'guess'
  | 'plan'
  | 'advice'
  | 'howTo'
  | 'ownText'
  | 'definition'
  | 'supposition'
  | 'greeting'
  | 'fragment'
  | 'code'
  | 'exclamation'
  | 'short'
  | 'long'
  | 'wording'

export type Feature = {
  name: string
  reason: ReasonName
  /** What in the text shows it; undefined when nothing does. */
  find(text: string): string | undefined
}

/** A feature that one expression shows. Each must be linear: no nested repeats, every gap bounded. */
export const shown = (name: string, reason: ReasonName, pattern: RegExp): Feature => ({
  name,
  reason,
  find: (text) => {
    const found = pattern.exec(text)
    return found ? wholeFigure(text, found.index) + found[0] : undefined
  },
})

/** What stands before a place of the same figure: nobody is shown the 9 of 2.49. */
const wholeFigure = (text: string, at: number): string =>
  /\d/.test(text[at] ?? '') ? (/\d[\d.,]{0,20}$/.exec(text.slice(Math.max(0, at - 21), at))?.[0] ?? '') : ''

/** A feature that says something of the whole and has no words to show. */
export const held = (name: string, reason: ReasonName, test: (text: string) => boolean): Feature => ({
  name,
  reason,
  find: (text) => (test(text) ? '' : undefined),
})
