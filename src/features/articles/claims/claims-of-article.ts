import { type Claim, claimsIn } from '#features/document/index.ts'
import type { Content } from '../insert-revision.ts'
import { machineFor } from './find-unsourced.ts'

/** The claims of an article as readers see them: those that its author answered, and those that wait for an answer. */
export const claimsOfArticle = (articleId: string, content: Content): Claim[] =>
  claimsIn(content.document, { articleId, find: machineFor(content.details).find }).map(withSources(content))

/** Those that its author answered: all of them as long as the machine has not been asked, as after an import. */
export const answeredClaims = (articleId: string, content: Content): Claim[] =>
  claimsIn(content.document, { articleId }).map(withSources(content))

/** A source that was taken from the list proves nothing: a claim that has no other waits for one again. */
const withSources = ({ details }: Content) => {
  const listed = new Set(details.sources.map(({ id }) => id))
  return (claim: Claim): Claim => {
    const sources = [...new Set(claim.sources)].filter((id) => listed.has(id))
    return claim.state === 'sourced' && sources.length === 0
      ? { ...claim, sources, state: 'question', isAnswered: false }
      : { ...claim, sources }
  }
}
