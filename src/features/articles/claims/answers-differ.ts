import { canonical, type DocumentNode, everyNode } from '#features/document/index.ts'
import type { Content } from '../insert-revision.ts'

/** Whether two texts rest on something else: another answer to a claim, or another source. */
export const answersDiffer = (before: Content, after: Content): boolean => answers(before) !== answers(after)

const answers = ({ details, document }: Content): string => {
  // What bears one answer may be cut into pieces differently, for instance by a word in bold.
  const claims = new Set(everyNode(document).flatMap(claimsOf))
  return canonical({ sources: details.sources, claims: [...claims] })
}

const claimsOf = ({ marks }: DocumentNode): string[] =>
  (marks ?? []).flatMap((mark) => {
    if (mark.type !== 'claim') return []
    const { said: _said, ...answer } = mark.attrs
    return canonical(answer)
  })
