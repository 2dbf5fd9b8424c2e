import type { Kysely, Transaction } from 'kysely'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { lockSubject } from '../lock-subject.ts'
import { targetOf } from '../reports/join-case.ts'
import { concernedByPicture, type Target } from '../reports/target.ts'

const columns = ['id', 'state', 'number', 'article_id', 'creator_id', 'picture_hash'] as const

/** A case that is about something reported, with whom it concerns; locked, and its target with it. */
export const lockReportCase = async (trx: Transaction<DB>, caseId: string) => {
  const known = await readCase(trx, caseId)
  const target = known && targetOf(known)
  if (!target) return undefined
  await lockSubject(trx, target.id)
  await trx.selectFrom('case').select('id').where('id', '=', caseId).forUpdate().execute()
  const found = await readCase(trx, caseId)
  return found && { ...found, target, concerned: await concernedBy(trx, target, found.creator_id) }
}

const readCase = (db: Kysely<DB>, caseId: string) =>
  db.selectFrom('case').select(columns).where('id', '=', caseId).where('kind', '=', 'report').executeTakeFirst()

/** Whose creators a decision about this concerns. */
export const concernedBy = async (db: Kysely<DB>, target: Target, creatorId: string | null): Promise<string[]> => {
  const own = creatorId ? [creatorId] : []
  return target.type === 'picture' ? [...new Set([...own, ...(await concernedByPicture(db, target.id))])] : own
}

/** What a decision is made on: the text that readers see now. */
export const seenIn = async (db: Kysely<DB>, target: Target): Promise<string> => {
  if (target.type !== 'article') return target.id.slice(0, 40)
  const row = await db
    .selectFrom('article')
    .select('published_revision_id')
    .where('id', '=', target.id)
    .executeTakeFirst()
  return row?.published_revision_id ?? ''
}

/** Whether readers have ever seen this text of an article. */
export const wasSeenIn = async (db: Kysely<DB>, target: Target, revisionId: string): Promise<boolean> => {
  if (target.type !== 'article' || !isId(revisionId)) return false
  const row = await db
    .selectFrom('revision')
    .select('id')
    .where('id', '=', revisionId)
    .where('article_id', '=', target.id)
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}
