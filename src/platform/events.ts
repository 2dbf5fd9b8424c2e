import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from './schema.ts'

/** What happened, in the past tense, with ids only: who reacts reads the rows as they are then. */
export type Event =
  | { type: 'user.signed-up'; userId: string; askId: string } // askId: one for each time somebody asked
  | { type: 'user.signed-up-again'; userId: string; askId: string }
  | { type: 'user.verification-asked'; userId: string; askId: string }
  | { type: 'user.reset-asked'; userId: string; askId: string }
  | { type: 'user.password-changed'; userId: string; askId: string }
  | { type: 'user.deletion-asked'; userId: string; askId: string }
  | { type: 'user.deleted'; userId: string }
  | { type: 'user.set-up'; userId: string } // the first operator
  | { type: 'user.suspended'; userId: string; askId: string }
  | { type: 'user.suspension-lifted'; userId: string; askId: string }
  | { type: 'application.submitted'; applicationId: string }
  | { type: 'application.withdrawn'; applicationId: string }
  | { type: 'case.decided'; caseId: string; decisionId: string }
  | { type: 'creator.changed'; creatorId: string }
  | { type: 'article.submitted'; articleId: string }
  | { type: 'article.taken-back'; articleId: string }
  | { type: 'article.published'; articleId: string }
  | { type: 'article.not-published'; articleId: string; userId: string; askId: string } // a planned one
  | { type: 'article.withdrawn'; articleId: string }
  | { type: 'articles.imported'; creatorId: string; articleIds: string[] }
  | { type: 'letter.written'; letterId: string }
  | { type: 'user.email-change-asked'; changeId: string }
  | { type: 'user.email-changed'; changeId: string }
  | { type: 'user.kept-address-used'; changeId: string; askId: string } // somebody signs up with it
  | { type: 'member.invited'; invitationId: string }
  | { type: 'member.joined'; creatorId: string; userId: string; askId: string }
  | { type: 'member.left'; creatorId: string; userId: string; askId: string }
  | { type: 'member.removed'; creatorId: string; userId: string; askId: string }
  | { type: 'member.role-changed'; creatorId: string; userId: string; askId: string }
  | { type: 'creator.handed-over'; creatorId: string; userId: string; askId: string } // userId: the new owner
  | { type: 'report.received'; reportId: string }
  | { type: 'report.decided'; decisionId: string }
  | { type: 'article.hidden'; articleId: string } // by a decision; one that comes back is published again
  | { type: 'picture.changed'; hash: string } // hidden by a decision, or shown again
  | { type: 'draft-link.ended'; articleId: string; userId: string; askId: string } // by the desk; userId made it
  | { type: 'articles.opened'; articleIds: string[] } // read by how many, now and then for all together

export type EventType = Event['type']

/**
 * Stores an event in the outbox, in the transaction of the act that caused it. `relay` takes it from there.
 * Refuses to run outside a transaction: an act that fails must leave no event behind.
 */
export const emit = async (trx: Transaction<DB>, event: Event): Promise<void> => {
  if (!trx.isTransaction) throw new Error(`emit(${event.type}) needs a transaction`)
  await sql`select graphile_worker.add_job('relay', ${JSON.stringify(event)}::json, max_attempts => 10)`.execute(trx)
}

/** Marks pages that show these things as stale, in the transaction of the act; see the page cache. */
export const touch = async (trx: Kysely<DB>, dependencies: string[], isHard = false): Promise<void> => {
  await trx.insertInto('cache_event').values({ dependencies, is_hard: isHard }).execute()
}
