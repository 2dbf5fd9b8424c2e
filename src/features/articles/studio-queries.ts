import { type Kysely, sql } from 'kysely'
import type { DB, Revision } from '#platform/schema.ts'
import type { Place } from './cards.ts'
import type { Content } from './insert-revision.ts'
import type { OwnArticle } from './own-article.ts'

export const studioTabs = ['drafts', 'published', 'withdrawn'] as const
export type StudioTab = (typeof studioTabs)[number]

/** A line of the studio's lists. */
export type StudioLine = {
  id: string
  title: string
  language: string
  state: OwnArticle['state']
  at: Date
  opens: number | null // null: readers have never seen it
  hasChanges: boolean
  isUpdateWaiting: boolean
  plannedAt: Date | null
  planFailed: boolean
  hiddenBy: string | null // the decision, where its reasons stand
}

const time = {
  drafts: 'draft.edited_at',
  published: 'article.published_at',
  withdrawn: 'article.withdrawn_at',
} as const

// Read as the desk wrote it, which is a later room.
const hidingDecision = sql<string | null>`
  case when article.state = 'hidden' then (
    select decision.id from decision
    join statement on statement.decision_id = decision.id and statement.ended_by is null
    join "case" on "case".id = decision.case_id
    where "case".article_id = article.id and "case".picture_hash is null and 'hide' = any(statement.measure)
    order by decision.id desc limit 1
  ) end`

/** A creator's articles of one tab, newest first, after a place in that order. */
export const studioArticles = async (
  db: Kysely<DB>,
  { creatorId, tab, words = [], before, limit }: StudioWish,
): Promise<StudioLine[]> => {
  const at = sql.ref<Date>(time[tab])
  const rows = await db
    .selectFrom('article')
    .innerJoin('draft', 'draft.article_id', 'article.id')
    .leftJoin('planned_publication as plan', 'plan.article_id', 'article.id')
    .select(['plan.due_at', 'plan.problem', opens.as('opens')])
    .select(['article.id', 'article.state', 'article.published_revision_id', 'article.submitted_revision_id'])
    .select(['draft.version', 'draft.published_version', at.as('at'), hidingDecision.as('hiddenBy')])
    .select([
      sql<string>`draft.details ->> 'title'`.as('title'),
      sql<string>`draft.details ->> 'language'`.as('language'),
    ])
    .where('article.creator_id', '=', creatorId)
    .$if(tab === 'drafts', (query) => query.where('article.published_revision_id', 'is', null))
    .$if(tab === 'published', (query) => query.where('article.state', 'in', ['published', 'hidden']))
    .$if(tab === 'withdrawn', (query) => query.where('article.state', '=', 'withdrawn'))
    .where(({ and }) => and(words.map((word) => sql<boolean>`draft.details ->> 'title' ilike ${anywhere(word)}`)))
    .$if(before !== undefined, (query) =>
      query.where(sql<boolean>`(${at}, article.id) < (${before?.at}, ${before?.id})`),
    )
    .orderBy(at, 'desc')
    .orderBy('article.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    language: row.language,
    state: row.state,
    at: row.at,
    opens: row.opens,
    hasChanges: row.published_revision_id !== null && row.version !== row.published_version,
    isUpdateWaiting: row.published_revision_id !== null && row.submitted_revision_id !== null,
    plannedAt: row.problem === null ? row.due_at : null,
    planFailed: row.problem !== null,
    hiddenBy: row.hiddenBy,
  }))
}

// Read as the counter wrote it, which is a later room.
const opens = sql<number | null>`
  case when article.published_at is not null then (
    select coalesce(sum(opens), 0)::int from daily_opens where daily_opens.article_id = article.id
  ) end`

export type StudioWish = {
  creatorId: string
  tab: StudioTab
  /** Each of them stands in the title. */
  words?: string[]
  before?: Place | undefined
  limit: number
}

const anywhere = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`

export const nameOfUser = async (db: Kysely<DB>, userId: string | null): Promise<string | null> => {
  if (!userId) return null
  const row = await db.selectFrom('user').select('name').where('id', '=', userId).executeTakeFirst()
  return row?.name ?? null
}

export type RevisionLine = {
  number: number
  reason: Revision['reason']
  changeKind: Revision['change_kind']
  note: string
  at: Date
  by: string | null
  title: string
  language: string
}

/** The revisions of an article, newest first, with numbers below `before`. */
export const listRevisions = (
  db: Kysely<DB>,
  articleId: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<RevisionLine[]> =>
  db
    .selectFrom('revision')
    .leftJoin('user', 'user.id', 'revision.created_by')
    .select([
      'revision.number',
      'revision.reason',
      'revision.change_kind as changeKind',
      'revision.note',
      'revision.created_at as at',
      'user.name as by',
    ])
    .select([
      sql<string>`revision.details ->> 'title'`.as('title'),
      sql<string>`revision.details ->> 'language'`.as('language'),
    ])
    .where('article_id', '=', articleId)
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()

export type RevisionView = Content & {
  id: string
  number: number
  reason: Revision['reason']
  at: Date
  by: string | null
}

export const findRevision = async (
  db: Kysely<DB>,
  articleId: string,
  number: number,
): Promise<RevisionView | undefined> => {
  const row = await db
    .selectFrom('revision')
    .leftJoin('user', 'user.id', 'revision.created_by')
    .select(['revision.id', 'number', 'reason', 'details', 'document', 'revision.created_at as at', 'user.name as by'])
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row && ({ ...row, details: row.details, document: row.document } as unknown as RevisionView)
}

/** What was decided about a creator lately, the newest first. The desk is a later room, so only what the studio shows is read. */
export const decisionsAbout = (db: Kysely<DB>, creatorId: string, since: Date) =>
  db
    .selectFrom('decision_concern')
    .innerJoin('decision', 'decision.id', 'decision_concern.decision_id')
    .innerJoin('case', 'case.id', 'decision.case_id')
    .select(['decision.id', 'decision.outcome', 'decision.created_at as at', 'case.subject'])
    .where('decision_concern.creator_id', '=', creatorId)
    .where('decision.created_at', '>', since)
    .orderBy('decision.id', 'desc')
    .limit(50)
    .execute()

export type DecisionLine = Awaited<ReturnType<typeof decisionsAbout>>[number]
