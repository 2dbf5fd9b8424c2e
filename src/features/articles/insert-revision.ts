import type { Transaction } from 'kysely'
import { plainText, type WenhaoDocument } from '#features/document/index.ts'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB, Revision } from '#platform/schema.ts'
import type { Details } from './details.ts'
import { revisionHash } from './revision-hash.ts'

export type Content = { details: Details; document: WenhaoDocument }
export type ChangeKind = NonNullable<Revision['change_kind']>
export type RevisionReason = Revision['reason']

type Why = {
  reason: RevisionReason
  by: string | null
  changeKind?: ChangeKind
  note?: string
  at?: Date
  publishedAt?: Date
}

/** Adds the next revision of an article. The caller holds the lock on its draft, so numbers have no gaps or twins. */
export const insertRevision = async (
  trx: Transaction<DB>,
  articleId: string,
  content: Content,
  why: Why,
): Promise<{ id: string; number: number }> => {
  const parent = await lastRevision(trx, articleId)
  const row = { id: newId(), number: (parent?.number ?? 0) + 1 }
  await trx
    .insertInto('revision')
    .values({
      ...row,
      article_id: articleId,
      parent_id: parent?.id ?? null,
      reason: why.reason,
      change_kind: why.changeKind ?? null,
      note: why.note ?? '',
      details: JSON.stringify(content.details),
      document: JSON.stringify(content.document),
      text: plainText(content.document),
      hash: revisionHash(content, parent?.hash ?? null),
      created_by: why.by,
      created_at: why.at ?? now(),
      published_at: why.publishedAt ?? null,
    })
    .execute()
  return row
}

const lastRevision = (trx: Transaction<DB>, articleId: string) =>
  trx
    .selectFrom('revision')
    .select(['id', 'number', 'hash'])
    .where('article_id', '=', articleId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
