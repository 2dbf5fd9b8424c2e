import type { Transaction } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { isSameContent, mergeContent, type SentProblems } from './content.ts'
import type { Details } from './details.ts'
import type { Actor, OwnArticle } from './own-article.ts'
import { writeDraft } from './write-draft.ts'

export type DetailsChange =
  | { ok: true; article: OwnArticle }
  | { ok: false; problem: 'changed' }
  | { ok: false; problem: 'not-valid'; problems: SentProblems }

/**
 * Lays what a form says about an article over a locked draft. Saying again what is there already changes nothing, so
 * that a form sent twice does no harm; otherwise the draft must be the one that the form showed.
 */
export const changeDetails = async (
  trx: Transaction<DB>,
  viewer: Actor,
  article: OwnArticle,
  version: number,
  details: Partial<Details>,
): Promise<DetailsChange> => {
  const merged = mergeContent(article, { details })
  if (!merged.ok) return { ok: false, problem: 'not-valid', problems: merged.problems }
  if (isSameContent(article, merged.content)) return { ok: true, article }
  if (article.version !== version) return { ok: false, problem: 'changed' }
  const saved = await writeDraft(trx, viewer, article, merged.content)
  return { ok: true, article: { ...article, ...merged.content, version: saved.version } }
}
