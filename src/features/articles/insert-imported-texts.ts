import type { Transaction } from 'kysely'
import { plainText, renderDocument, rendererVersion } from '#features/document/index.ts'
import type { Picture } from '#features/media/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { citedSources } from './claims/cited-sources.ts'
import type { Placed, Published } from './imported-article.ts'
import { labelsFor } from './render-revision.ts'
import { revisionHash } from './revision-hash.ts'

/** The first revision of each, and its draft. */
export const insertTexts = async (trx: Transaction<DB>, placed: readonly Placed[]): Promise<void> => {
  const texts = placed.map((article) => ({
    ...article,
    content: { details: JSON.stringify(article.details), document: JSON.stringify(article.document) },
  }))
  await trx
    .insertInto('revision')
    .values(
      texts.map(({ id, revisionId, content, details, document, by, publishedAt }) => ({
        id: revisionId,
        number: 1,
        article_id: id,
        reason: 'imported' as const,
        change_kind: publishedAt ? ('first' as const) : null,
        ...content,
        text: plainText(document),
        hash: revisionHash({ details, document }, null),
        created_by: by,
        created_at: now(),
        published_at: publishedAt ?? null,
      })),
    )
    .execute()
  await trx
    .insertInto('draft')
    .values(
      texts.map(({ id, content, by, publishedAt, updatedAt }) => ({
        article_id: id,
        ...content,
        edited_by: by,
        edited_at: updatedAt ?? publishedAt ?? now(),
        published_version: publishedAt ? 1 : null,
      })),
    )
    .execute()
}

export const insertRenderings = async (
  trx: Transaction<DB>,
  published: readonly Published[],
  pictures: ReadonlyMap<string, Picture>,
): Promise<void> => {
  if (published.length === 0) return
  const rows = published.map(({ revisionId, details, document, claims }) => ({
    revision_id: revisionId,
    renderer_version: rendererVersion,
    html: renderDocument(document, {
      labels: labelsFor(details.language),
      pictures,
      claims,
      cited: citedSources(details.sources),
    }),
  }))
  await trx.insertInto('rendering').values(rows).execute()
}
