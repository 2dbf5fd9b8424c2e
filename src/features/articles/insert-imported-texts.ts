import { sql, type Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import type { Placed } from './imported-article.ts'

/** The first revision of each, and its draft. */
export const insertTexts = async (trx: Transaction<DB>, placed: readonly Placed[]): Promise<void> => {
  await trx
    .insertInto('revision')
    .values(
      placed.map(({ id, revisionId, texts, by, publishedAt }) => ({
        id: revisionId,
        number: 1,
        article_id: id,
        reason: 'imported' as const,
        change_kind: publishedAt ? ('first' as const) : null,
        ...texts.json,
        text: texts.text,
        hash: texts.hash,
        created_by: by,
        created_at: now(),
        published_at: publishedAt ?? null,
      })),
    )
    .execute()
  await insertDrafts(trx, placed)
}

// From the revisions, so that the texts are sent, read and compressed once only.
const insertDrafts = async (trx: Transaction<DB>, placed: readonly Placed[]): Promise<void> => {
  const revisionIds = placed.map(({ revisionId }) => revisionId)
  const edited = placed.map(({ publishedAt, updatedAt }) => updatedAt ?? publishedAt ?? now())
  await sql`
    insert into draft (article_id, details, document, edited_by, edited_at, published_version)
    select article_id, details, document, created_by, given.edited_at, case when published_at is not null then 1 end
    from revision
    join unnest(${revisionIds}::text[], ${edited}::timestamptz[]) as given (revision_id, edited_at)
      on revision.id = given.revision_id`.execute(trx)
}
