import type { Transaction } from 'kysely'
import { rendererVersion } from '#features/document/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import type { Placed, Published } from './imported-article.ts'

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
  await trx
    .insertInto('draft')
    .values(
      placed.map(({ id, texts, by, publishedAt, updatedAt }) => ({
        article_id: id,
        ...texts.json,
        edited_by: by,
        edited_at: updatedAt ?? publishedAt ?? now(),
        published_version: publishedAt ? 1 : null,
      })),
    )
    .execute()
}

export const insertRenderings = async (trx: Transaction<DB>, published: readonly Published[]): Promise<void> => {
  if (published.length === 0) return
  const rows = published.map(({ revisionId, texts }) => ({
    revision_id: revisionId,
    renderer_version: rendererVersion,
    html: texts.html,
  }))
  await trx.insertInto('rendering').values(rows).execute()
}
