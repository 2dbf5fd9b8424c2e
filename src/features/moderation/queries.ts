import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { Kind } from './paths.ts'

/** A place in the queue: when the case is due, and its id. */
export type QueuePlace = { dueAt: Date; id: string }

/** The cases that wait for the desk, those due first in front. */
export const queue = (db: Kysely<DB>, { kind, after, limit }: { kind?: Kind; after?: QueuePlace; limit: number }) =>
  db
    .selectFrom('case')
    .leftJoin('application', 'application.id', 'case.application_id')
    .select(['case.id', 'case.number', 'case.kind', 'case.subject', 'case.due_at', 'case.taken_by'])
    .select(['application.kind as applicantKind'])
    .select('case.picture_hash')
    .select((is) =>
      is
        .selectFrom('report_case')
        .select(sql<number>`count(*)::int`.as('count'))
        .whereRef('report_case.case_id', '=', 'case.id')
        .$asScalar()
        .$notNull()
        .as('reports'),
    )
    .select(sql<number>`coalesce(jsonb_array_length(application.files), 0)`.as('files'))
    .where('case.state', '=', 'open')
    .$if(kind !== undefined, (query) => query.where('case.kind', '=', kind as Kind))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`("case".due_at, "case".id) > (${after?.dueAt}, ${after?.id})`),
    )
    .orderBy('case.due_at')
    .orderBy('case.id')
    .limit(limit)
    .execute()

export type Queued = Awaited<ReturnType<typeof queue>>[number]

/** How many cases wait. */
export const waitingCount = async (db: Kysely<DB>): Promise<number> => {
  const { count } = await db
    .selectFrom('case')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const caseByNumber = (db: Kysely<DB>, number: string) =>
  db
    .selectFrom('case')
    .leftJoin('user as taker', 'taker.id', 'case.taken_by')
    .select(['case.id', 'case.number', 'case.kind', 'case.state', 'case.subject', 'case.due_at', 'case.opened_at'])
    .select([
      'case.application_id',
      'case.article_id',
      'case.revision_id',
      'case.creator_id',
      'case.picture_hash',
      'case.taken_by',
      'case.taken_at',
    ])
    .select('taker.name as takerName')
    .where('case.number', '=', number.slice(0, 40))
    .executeTakeFirst()

export type Case = NonNullable<Awaited<ReturnType<typeof caseByNumber>>>

/** What was decided in a case, the first decision first. */
export const decisionsOf = (db: Kysely<DB>, caseId: string) =>
  db
    .selectFrom('decision')
    .leftJoin('user', 'user.id', 'decision.decided_by')
    .select(['decision.id', 'outcome', 'reason', 'decided_by', 'user.name as decider', 'decision.created_at'])
    .where('case_id', '=', caseId)
    .orderBy('decision.created_at')
    .orderBy('decision.id')
    .limit(100)
    .execute()

export type Decided = Awaited<ReturnType<typeof decisionsOf>>[number]

/** Who applied, as far as the desk needs to know. */
export const personOf = (db: Kysely<DB>, userId: string) =>
  db
    .selectFrom('user')
    .select(['id', 'name', 'language', 'created_at', 'email_verified_at'])
    .where('id', '=', userId)
    .executeTakeFirst()

export type Person = NonNullable<Awaited<ReturnType<typeof personOf>>>

/** Whether somebody else could decide in place of this person. */
export const hasOtherModerator = async (db: Kysely<DB>, userId: string): Promise<boolean> => {
  const row = await db
    .selectFrom('user')
    .select('id')
    .where('role', 'in', ['moderator', 'operator'])
    .where('id', '!=', userId)
    .where('suspended_at', 'is', null)
    .where('deletion_due_at', 'is', null)
    .where('deleted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
