import { type Claim, claimsIn } from '#features/document/index.ts'
import type { Content } from '../insert-revision.ts'

/** The claims of an article as readers see them: those that its author answered, and those that wait for an answer. */
export const claimsOfArticle = (articleId: string, { document }: Content): Claim[] => claimsIn(document, { articleId })
