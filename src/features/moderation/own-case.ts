import type { Kysely } from 'kysely'
import { submittedArticle } from '#features/articles/index.ts'
import { applicationById, membershipOf } from '#features/creators/index.ts'
import type { Viewer } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import { hasOtherModerator } from './queries.ts'

type Concerned = { application_id: string | null; article_id: string | null }

/** Nobody decides on what is their own, unless an operator is the only one there is. */
export const isOwnCase = async (db: Kysely<DB>, viewer: Viewer, concerned: Concerned): Promise<boolean> => {
  if (!(await concerns(db, viewer, concerned))) return false
  return viewer.role !== 'operator' || hasOtherModerator(db, viewer.id)
}

const concerns = async (db: Kysely<DB>, viewer: Viewer, { application_id, article_id }: Concerned) => {
  if (application_id) return (await applicationById(db, application_id))?.userId === viewer.id
  const article = article_id ? await submittedArticle(db, article_id) : undefined
  return article !== undefined && (await membershipOf(db, article.creatorId, viewer.id)) !== undefined
}
