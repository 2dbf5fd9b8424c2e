import type { Messages } from '#ui/messages/index.ts'
import type { Reason } from './explain.ts'

/** The grounds as sentences for people, those that speak against a claim marked as such. */
export function whyInWords(why: readonly Reason[], { claims }: Pick<Messages, 'claims'>): string[] {
  return why.map(({ reason, isFor, example = '' }) => {
    if (reason === 'wording') return isFor ? claims.wordingFor(example) : claims.wordingAgainst(example)
    const said = claims.because(claims.reasons[reason], example)
    return isFor ? said : claims.against(said)
  })
}
