import type { Transaction } from 'kysely'
import { publishPictures } from '#features/media/index.ts'
import { now } from '#platform/clock.ts'
import type { DB } from '#platform/schema.ts'
import { type Application, lockApplication } from './application.ts'
import { type CreatorRefusal, makeCreator } from './make-creator.ts'

export type Answer = {
  outcome: 'accepted' | 'refused' | 'more-asked'
  answer: string // what the applicant reads
  verifiedAs?: string // who the desk has checked the creator to be, when it has
}

export type Answered =
  | { ok: true; creatorId: string | null }
  | { ok: false; problem: 'not-submitted' }
  | ({ ok: false } & CreatorRefusal)

/** Carries out what the desk decided. Acceptance makes the creator, or says why it cannot be made and writes nothing. */
export const answerApplication = async (trx: Transaction<DB>, id: string, answer: Answer): Promise<Answered> => {
  const application = await lockApplication(trx, id)
  if (application?.state !== 'submitted') return { ok: false, problem: 'not-submitted' }
  if (answer.outcome !== 'accepted') {
    await writeAnswer(trx, application, answer, null)
    return { ok: true, creatorId: null }
  }
  const made = await makeFrom(trx, application, answer.verifiedAs)
  if (made.ok) await writeAnswer(trx, application, answer, made.creatorId)
  return made
}

const makeFrom = async (trx: Transaction<DB>, application: Application, verifiedAs: string | undefined) => {
  if (!application.kind) throw new Error(`application ${application.id} was submitted without a kind`)
  const owner = await trx
    .selectFrom('user')
    .select('language')
    .where('id', '=', application.userId)
    .executeTakeFirstOrThrow()
  const { userId, avatar } = application
  const published = avatar ? await publishPictures(trx, { userId }, [avatar]) : undefined
  return makeCreator(trx, {
    ...application,
    kind: application.kind,
    avatar: published?.ok ? avatar : null,
    ownerId: userId,
    language: owner.language,
    verifiedAs,
  })
}

const writeAnswer = async (
  trx: Transaction<DB>,
  { id, version }: Application,
  { outcome, answer }: Answer,
  creatorId: string | null,
): Promise<void> => {
  await trx
    .updateTable('application')
    .set({ state: outcome, answer, answered_at: now(), creator_id: creatorId, version: version + 1, updated_at: now() })
    .where('id', '=', id)
    .execute()
}
