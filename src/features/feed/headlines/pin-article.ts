import type { Kysely } from 'kysely'
import type { Viewer } from '#features/site/index.ts'
import { now } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { changeList, type Outcome, type Seen } from './change-list.ts'
import type { Scope } from './queries.ts'
import { articleIn, mostPinned, untilIn } from './rules.ts'

export type Pin = { article: string; title: string; hours: number }
export type PinProblem = 'not-shown' | 'not-in-channel' | 'pinned-already' | 'list-full'

/** Puts an article last in a list; what is to lead is then moved up. */
export const pinArticle = (
  db: Kysely<DB>,
  viewer: Viewer,
  seen: Seen,
  { article, title, hours }: Pin,
): Promise<Outcome<PinProblem | 'forbidden' | 'stale'>> =>
  changeList<PinProblem>(db, viewer, seen, async (trx, standing) => {
    const articleId = articleIn(article)
    const problem = articleId ? await problemOf(trx, seen.scope, articleId) : 'not-shown'
    if (!articleId || problem) return { ok: false, problem: problem ?? 'not-shown' }
    if (standing.some((one) => one.article_id === articleId)) return { ok: false, problem: 'pinned-already' }
    if (standing.length >= mostPinned) return { ok: false, problem: 'list-full' }
    const places = await trx
      .selectFrom('headline')
      .select(({ fn }) => fn.max('place').as('last'))
      .where('channel_id', 'is not distinct from', seen.scope)
      .executeTakeFirst()
    const row = { id: newId(), channel_id: seen.scope, article_id: articleId, place: (places?.last ?? 0) + 1 }
    await trx
      .insertInto('headline')
      .values({ ...row, title, pinned_by: viewer.id, created_at: now(), expires_at: untilIn(hours, now()) })
      .execute()
    return { ok: true }
  })

const problemOf = async (trx: Kysely<DB>, scope: Scope, articleId: string): Promise<PinProblem | undefined> => {
  const article = await trx
    .selectFrom('article')
    .select((eb) =>
      eb
        .selectFrom('article_channel')
        .select('channel_id')
        .whereRef('article_id', '=', 'article.id')
        .where('channel_id', '=', scope ?? '')
        .as('channel_id'),
    )
    .where('id', '=', articleId)
    .where('state', '=', 'published')
    .where('is_listed', '=', true)
    .executeTakeFirst()
  if (!article) return 'not-shown'
  return scope && !article.channel_id ? 'not-in-channel' : undefined
}
