import type { Kysely, Transaction } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { type Application, type Content, isEditable, lockLatest } from './application.ts'
import { type ContentProblems, missingIn } from './application-rules.ts'
import { isTaken } from './give-handle.ts'
import { nameRefusal } from './protected-names.ts'

export type Submitted =
  | { ok: true; applicationId: string }
  | { ok: false; problem: 'not-verified' | 'changed' }
  | { ok: false; problem: 'incomplete'; problems: ContentProblems }

/** Hands an application, as it was last saved in this version, to the desk. */
export const submitApplication = (db: Kysely<DB>, viewer: Viewer, version: number): Promise<Submitted> =>
  db.transaction().execute(async (trx) => {
    if (!viewer.isVerified) return { ok: false, problem: 'not-verified' }
    const application = await lockLatest(trx, viewer.id)
    if (!application || !isEditable(application.state) || application.version !== version)
      return { ok: false, problem: 'changed' }
    const problems = await problemsOf(trx, application)
    if (Object.keys(problems).length > 0) return { ok: false, problem: 'incomplete', problems }
    await markSubmitted(trx, application)
    await emit(trx, { type: 'application.submitted', applicationId: application.id })
    return { ok: true, applicationId: application.id }
  })

/** Everything that keeps an application from being submitted or accepted, by field. */
const problemsOf = async (trx: Transaction<DB>, content: Content): Promise<ContentProblems> => {
  const problems = missingIn(content)
  if (!problems.handle && (await isTaken(trx, content.handle))) problems.handle = 'handle-taken'
  const nameWrong = problems.name ? undefined : await nameRefusal(trx, content.name)
  return nameWrong ? { ...problems, name: nameWrong } : problems
}

const markSubmitted = async (trx: Transaction<DB>, { id, version }: Application): Promise<void> => {
  await trx
    .updateTable('application')
    .set({ state: 'submitted', submitted_at: now(), updated_at: now(), version: version + 1 })
    .where('id', '=', id)
    .execute()
}
