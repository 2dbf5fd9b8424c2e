import type { Kysely } from 'kysely'
import { membershipOf } from '#features/creators/index.ts'
import { emptyDocument } from '#features/document/index.ts'
import { may } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { emptyDetails } from './details.ts'
import type { Actor, Refused } from './own-article.ts'

/** Opens an empty draft within a creator. */
export const createDraft = async (
  db: Kysely<DB>,
  viewer: Actor,
  given: { creatorId: string; language: string },
): Promise<{ ok: true; articleId: string } | Refused> =>
  db.transaction().execute(async (trx) => {
    const role = await membershipOf(trx, given.creatorId, viewer.id)
    if (!role) return { ok: false, problem: 'missing' }
    if (!may(role, 'article.write')) return { ok: false, problem: 'forbidden' }
    const articleId = newId()
    await trx
      .insertInto('article')
      .values({
        id: articleId,
        creator_id: given.creatorId,
        created_by: viewer.id,
        state: 'draft',
        language: given.language,
      })
      .execute()
    await trx
      .insertInto('draft')
      .values({
        article_id: articleId,
        details: JSON.stringify(emptyDetails(given.language)),
        document: JSON.stringify(emptyDocument()),
        edited_by: viewer.id,
        edited_at: now(),
        revised_at: now(),
      })
      .execute()
    return { ok: true, articleId }
  })
