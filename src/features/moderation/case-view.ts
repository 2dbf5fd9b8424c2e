import type { Kysely } from 'kysely'
import { revisionHtml, submittedArticle } from '#features/articles/index.ts'
import {
  type Application,
  applicationById,
  type ChannelChoice,
  type CreatorInfo,
  channelChoices,
  creatorCards,
  earlierApplications,
} from '#features/creators/index.ts'
import type { Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { isOwnCase } from './own-case.ts'
import { type Case, caseByNumber, type Decided, decisionsOf, type Person, personOf } from './queries.ts'
import { type ReportCaseView, reportCaseView } from './statements/report-case-view.ts'

export type ApplicationView = {
  application: Application
  person: Person | undefined
  earlier: Application[]
  channels: ChannelChoice[]
}

export type ArticleView = {
  article: NonNullable<Awaited<ReturnType<typeof submittedArticle>>>
  creator: CreatorInfo | undefined
  html: string
}

/** All that the page of a case shows. */
export type CaseView = {
  case: Case
  decisions: Decided[]
  isOwn: boolean
  seen: string // what a decision is made on: the version of the application, the revision of the article
  application?: ApplicationView | undefined
  article?: ArticleView | undefined
  report?: ReportCaseView | undefined
}

export const caseView = async (db: Kysely<DB>, viewer: Viewer, number: string): Promise<CaseView | undefined> => {
  const found = await caseByNumber(db, number)
  if (!found) return undefined
  if (found.kind === 'report') return reportView(db, viewer, found)
  const [decisions, isOwn, application, article] = await Promise.all([
    decisionsOf(db, found.id),
    isOwnCase(db, viewer, found),
    found.application_id ? applicationView(db, found.application_id) : undefined,
    found.article_id ? articleView(db, found.article_id) : undefined,
  ])
  const seen = application ? String(application.application.version) : (article?.article.revisionId ?? '')
  return { case: found, decisions, isOwn, seen, application, article }
}

const reportView = async (db: Kysely<DB>, viewer: Viewer, found: Case): Promise<CaseView> => {
  const [decisions, report] = await Promise.all([decisionsOf(db, found.id), reportCaseView(db, viewer, found)])
  return { case: found, decisions, isOwn: report?.bar === 'own-case', seen: report?.seen ?? '', report }
}

const applicationView = async (db: Kysely<DB>, id: string): Promise<ApplicationView | undefined> => {
  const application = await applicationById(db, id)
  if (!application) return undefined
  const [person, earlier, channels] = await Promise.all([
    personOf(db, application.userId),
    earlierApplications(db, application.userId, id),
    channelChoices(db),
  ])
  return { application, person, earlier, channels }
}

const articleView = async (db: Kysely<DB>, id: string): Promise<ArticleView | undefined> => {
  const article = await submittedArticle(db, id)
  if (!article) return undefined
  const { creatorId, revisionId } = article
  const [creators, html] = await Promise.all([creatorCards(db, [creatorId]), revisionHtml(db, revisionId)])
  return { article, creator: creators.get(creatorId), html }
}
