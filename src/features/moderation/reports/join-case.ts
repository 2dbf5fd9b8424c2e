import type { Kysely, Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { nextCaseNumber } from '../case-number.ts'
import { dueAt } from '../rules.ts'
import type { Found, Target } from './target.ts'

/** The case of a target that waits, or a new one. The target must be locked by `lockSubject`. */
export const joinCase = async (trx: Transaction<DB>, zone: string, target: Found): Promise<string> => {
  const open = await openCaseOf(trx, target)
  if (open) return open.id
  const id = newId()
  const at = now()
  await trx
    .insertInto('case')
    .values({
      id,
      number: await nextCaseNumber(trx, at, zone),
      kind: 'report',
      article_id: target.articleId,
      creator_id: target.creatorId,
      picture_hash: target.type === 'picture' ? target.id : null,
      subject: target.title.slice(0, 300),
      state: 'open',
      due_at: dueAt('report', at),
      opened_at: at,
    })
    .execute()
  return id
}

export const openCaseOf = (db: Kysely<DB>, { type, id }: Target) =>
  db
    .selectFrom('case')
    .select(['id', 'number'])
    .where('kind', '=', 'report')
    .where('state', '=', 'open')
    .$if(type === 'picture', (query) => query.where('picture_hash', '=', id))
    .$if(type !== 'picture', (query) => query.where('picture_hash', 'is', null))
    .$if(type === 'article', (query) => query.where('article_id', '=', id))
    .$if(type === 'creator', (query) => query.where('creator_id', '=', id).where('article_id', 'is', null))
    .executeTakeFirst()

type Columns = { picture_hash: string | null; article_id: string | null; creator_id: string | null }

/** What a case of this kind is about. */
export const targetOf = ({ picture_hash, article_id, creator_id }: Columns): Target | undefined => {
  if (picture_hash) return { type: 'picture', id: picture_hash, ...(article_id && { seenIn: article_id }) }
  if (article_id) return { type: 'article', id: article_id }
  return creator_id ? { type: 'creator', id: creator_id } : undefined
}
