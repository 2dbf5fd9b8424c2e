import type { Kysely } from 'kysely'
import { may, type Viewer } from '#features/site/index.ts'
import { emit } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { hashOf } from './draft-links.ts'

/** The desk ends a link to a draft. Whoever made it is told; the draft stays as it is. */
export const endDraftLink = (
  db: Kysely<DB>,
  viewer: Viewer,
  token: string,
): Promise<{ ok: true } | { ok: false; problem: 'missing' | 'forbidden' }> =>
  db.transaction().execute(async (trx) => {
    if (!may(viewer.role, 'draft-link.end')) return { ok: false, problem: 'forbidden' }
    const ended = await trx
      .deleteFrom('draft_link')
      .where('token_hash', '=', hashOf(token))
      .returning(['article_id', 'created_by'])
      .executeTakeFirst()
    if (!ended) return { ok: false, problem: 'missing' }
    const { article_id: articleId, created_by: userId } = ended
    if (userId) await emit(trx, { type: 'draft-link.ended', articleId, userId, askId: newId() })
    return { ok: true }
  })
