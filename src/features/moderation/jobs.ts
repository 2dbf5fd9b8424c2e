import type { Kysely } from 'kysely'
import { submittedArticle } from '#features/articles/index.ts'
import { applicationById } from '#features/creators/index.ts'
import type { Config } from '#platform/config.ts'
import type { DB } from '#platform/schema.ts'
import { lockSubject } from './lock-subject.ts'
import { closeTakenBack, openCase } from './open-case.ts'

type House = { db: Kysely<DB>; config: Pick<Config, 'zone'> }

/** Brings the desk in line with an application as it is now: submitted, or taken back. */
export const mirrorApplication = async ({ db, config }: House, { applicationId }: { applicationId: string }) =>
  db.transaction().execute(async (trx) => {
    await lockSubject(trx, applicationId)
    const application = await applicationById(trx, applicationId)
    if (application?.state === 'submitted')
      await openCase(trx, config.zone, { kind: 'application', id: applicationId, title: application.name })
    else if (application?.state === 'withdrawn' || application?.state === 'draft')
      await closeTakenBack(trx, 'application', applicationId)
  })

/** Brings the desk in line with an article as it is now: submitted, submitted anew, or taken back. */
export const mirrorArticle = async ({ db, config }: House, { articleId }: { articleId: string }) =>
  db.transaction().execute(async (trx) => {
    await lockSubject(trx, articleId)
    const article = await submittedArticle(trx, articleId)
    if (!article) return closeTakenBack(trx, 'review', articleId)
    const { revisionId, title } = article
    await openCase(trx, config.zone, { kind: 'review', id: articleId, revisionId, title })
  })
