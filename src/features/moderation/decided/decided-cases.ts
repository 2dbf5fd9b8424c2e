import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'
import type { Target } from '../reports/target.ts'
import type { Wanted } from './wanted.ts'

type Page = { wanted: Wanted; before: string | undefined; limit: number }

/** The cases that wait for nobody at the desk, the newest first: what was decided, or what the other side must bring. */
export const decidedCases = (db: Kysely<DB>, { wanted, before, limit }: Page) =>
  casesOf(db, wanted)
    .leftJoin('creator', 'creator.id', 'case.creator_id')
    .select(['case.id', 'case.number', 'case.kind', 'case.state', 'case.subject', 'creator.handle'])
    .select((is) =>
      is
        .selectFrom('decision')
        .select('outcome')
        .whereRef('case_id', '=', 'case.id')
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .as('outcome'),
    )
    .select(sql<Date>`coalesce("case".closed_at, "case".opened_at)`.as('at'))
    .where('case.state', '!=', 'open')
    .$if(before !== undefined, (query) => query.where('case.id', '<', before as string))
    .orderBy('case.id', 'desc')
    .limit(limit)
    .execute()

export type DecidedCase = Awaited<ReturnType<typeof decidedCases>>[number]

/** The newest case about something, open or not: where one goes on with what is not shown any more. */
export const newestCaseAbout = async (db: Kysely<DB>, target: Target): Promise<string | undefined> => {
  const row = await casesOf(db, { target })
    .select('case.number')
    .where('kind', '=', 'report')
    .orderBy('case.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.number
}

const casesOf = (db: Kysely<DB>, wanted: Wanted) => {
  const cases = db.selectFrom('case')
  if ('number' in wanted) return cases.where('case.number', '=', wanted.number)
  if ('words' in wanted) return cases.where('case.subject', 'ilike', `%${wanted.words.replace(/[\\%_]/g, '\\$&')}%`)
  if (!('target' in wanted)) return cases
  const { type, id } = wanted.target
  if (type === 'picture') return cases.where('case.picture_hash', '=', id)
  if (type === 'article') return cases.where('case.article_id', '=', id)
  return cases.where((is) =>
    is.or([
      is('case.creator_id', '=', id),
      is('case.article_id', 'in', is.selectFrom('article').select('article.id').where('article.creator_id', '=', id)),
    ]),
  )
}
