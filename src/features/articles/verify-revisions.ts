import type { Kysely } from 'kysely'
import type { DB } from '#platform/schema.ts'
import { revisionHash } from './revision-hash.ts'

/** Whether every revision of an article is what it was when it was made; else the number of the first that is not. */
export const verifyRevisions = async (
  db: Kysely<DB>,
  articleId: string,
): Promise<{ ok: true; count: number } | { ok: false; number: number }> => {
  let parentHash: string | null = null
  for (let count = 0; ; count += 1) {
    const revision = await db
      .selectFrom('revision')
      .select(['details', 'document', 'hash'])
      .where('article_id', '=', articleId)
      .where('number', '=', count + 1)
      .executeTakeFirst()
    if (!revision) return { ok: true, count }
    if (revision.hash !== revisionHash(revision, parentHash)) return { ok: false, number: count + 1 }
    parentHash = revision.hash
  }
}
