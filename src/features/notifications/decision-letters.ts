import type { Kysely } from 'kysely'
import { type DecisionLetter, decisionForLetter } from '#features/moderation/index.ts'
import type { DB } from '#platform/schema.ts'
import { writeNotice } from './account-letters.ts'
import type { LetterKind } from './letter-text.ts'

const kinds: Record<DecisionLetter['kind'], Partial<Record<DecisionLetter['outcome'], LetterKind>>> = {
  application: {
    accepted: 'application-accepted',
    refused: 'application-refused',
    'more-asked': 'application-more-asked',
  },
  review: { accepted: 'review-accepted', 'sent-back': 'review-sent-back' },
}

/** Tells the person concerned what was decided, with the reason as it was written. */
export const writeDecision = async (db: Kysely<DB>, decisionId: string): Promise<void> => {
  const decision = await decisionForLetter(db, decisionId)
  const kind = decision && kinds[decision.kind][decision.outcome]
  if (!kind) return
  const { userId, subject, reason, path } = decision
  await writeNotice(db, kind, {
    userId,
    cause: `decision:${decisionId}`,
    about: subject,
    linkPath: path,
    ...(reason ? { said: reason } : {}),
  })
}
