import { type Kysely, sql } from 'kysely'
import type { DB } from '#platform/schema.ts'

export type Count = { date: string; count: number }

/** How many articles came out in each month, as 2026-11, newest first; by the site's calendar. */
export const countsByMonth = async (db: Kysely<DB>, zone: string): Promise<Count[]> => {
  const { rows } = await sql<Count>`
    select to_char(published_at at time zone ${zone}, 'YYYY-MM') as date, count(*)::int as count
    from article where state = 'published' and is_listed and published_at >= '0001-01-01'
    group by 1 order by 1 desc limit 1200`.execute(db)
  return rows
}

/** How many came out on each day of a month that had some, as 2026-11-22, newest first. */
export const countsByDay = async (db: Kysely<DB>, zone: string, month: string): Promise<Count[]> => {
  const first = `${month}-01`
  const { rows } = await sql<Count>`
    select to_char(published_at at time zone ${zone}, 'YYYY-MM-DD') as date, count(*)::int as count
    from article
    where state = 'published' and is_listed
      and published_at >= ${first}::timestamp at time zone ${zone}
      and published_at < (${first}::timestamp + interval '1 month') at time zone ${zone}
    group by 1 order by 1 desc`.execute(db)
  return rows
}

/** When a day of the site's calendar begins and ends. A day may have 23 or 25 hours. */
export const dayBounds = async (db: Kysely<DB>, zone: string, day: string): Promise<{ since: Date; until: Date }> => {
  const { rows } = await sql<{ since: Date; until: Date }>`
    select ${day}::timestamp at time zone ${zone} as since,
      (${day}::timestamp + interval '1 day') at time zone ${zone} as until`.execute(db)
  return rows[0] ?? { since: new Date(0), until: new Date(0) }
}
