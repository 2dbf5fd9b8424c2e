import type { Transaction } from 'kysely'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { nextCaseNumber } from './case-number.ts'
import type { Reviewed } from './paths.ts'
import { dueAt } from './rules.ts'

export type Subject = { kind: Reviewed; id: string; revisionId?: string; title: string }

const column = { application: 'application_id', review: 'article_id' } as const

/** The case of an application or article that is not closed yet. */
export const unclosedCase = (trx: Transaction<DB>, kind: Reviewed, subjectId: string) =>
  trx
    .selectFrom('case')
    .select(['id', 'state', 'revision_id'])
    .where('kind', '=', kind)
    .where(column[kind], '=', subjectId)
    .where('state', '!=', 'closed')
    .forUpdate()
    .executeTakeFirst()

/** Makes sure that something waits at the desk: opens a case, or puts back one that waited for the person concerned. */
export const openCase = async (trx: Transaction<DB>, zone: string, subject: Subject): Promise<void> => {
  const found = await unclosedCase(trx, subject.kind, subject.id)
  if (!found) return insertCase(trx, zone, subject)
  const isAsBefore = found.state === 'open' && found.revision_id === (subject.revisionId ?? null)
  await trx
    .updateTable('case')
    .set({
      state: 'open',
      subject: subject.title.slice(0, 300),
      revision_id: subject.revisionId ?? null,
      ...(isAsBefore ? {} : { due_at: dueAt(subject.kind, now()) }),
    })
    .where('id', '=', found.id)
    .execute()
}

const insertCase = async (
  trx: Transaction<DB>,
  zone: string,
  { kind, id, revisionId, title }: Subject,
): Promise<void> => {
  const at = now()
  await trx
    .insertInto('case')
    .values({
      id: newId(),
      number: await nextCaseNumber(trx, at, zone),
      kind,
      [column[kind]]: id,
      revision_id: revisionId ?? null,
      subject: title.slice(0, 300),
      state: 'open',
      due_at: dueAt(kind, at),
      opened_at: at,
    })
    .execute()
}

/** Closes a case whose application or article was taken back; the history keeps that it was. */
export const closeTakenBack = async (trx: Transaction<DB>, kind: Reviewed, subjectId: string): Promise<void> => {
  const found = await unclosedCase(trx, kind, subjectId)
  if (!found) return
  await trx.updateTable('case').set({ state: 'closed', closed_at: now() }).where('id', '=', found.id).execute()
  await trx
    .insertInto('decision')
    .values({ id: newId(), case_id: found.id, outcome: 'withdrawn', reason: '', decided_by: null, created_at: now() })
    .execute()
}
