import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { changeDetails, type DetailsChange } from './change-details.ts'
import type { Declaration } from './details.ts'
import { type Actor, lockArticle, type Refused } from './own-article.ts'
import { type Lacks, undeclared } from './rules.ts'

export type DeclareResult = Extract<DetailsChange, { ok: false }> | Refused | { ok: true; lacks: Lacks }

/** Keeps what the author says the text is, complete or not, and says what is still open. */
export const declareArticle = async (
  db: Kysely<DB>,
  viewer: Actor,
  articleId: string,
  given: { version: number; declaration: Declaration },
): Promise<DeclareResult> =>
  db.transaction().execute(async (trx) => {
    const found = await lockArticle(trx, viewer, articleId, 'article.write')
    if (!found.ok) return found
    const changed = await changeDetails(trx, viewer, found.article, given.version, { declaration: given.declaration })
    return changed.ok ? { ok: true, lacks: undeclared(changed.article.details) } : changed
  })
