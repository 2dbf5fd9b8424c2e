import { type Kysely, sql } from 'kysely'
import { now } from '#platform/clock.ts'
import { emit } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { type Opening, type Opens, Tally } from './tally.ts'

/** A crash loses at most what came in this time. */
const every = 2_000
const inOneStatement = 1_000

type Counter = { tally: Tally; timer: NodeJS.Timeout | undefined; writing: Promise<void> }

// One for each database that this process serves; the pages of one site share it.
const counters = new WeakMap<Kysely<DB>, Counter>()

const counterOf = (db: Kysely<DB>, zone: string): Counter => {
  const known = counters.get(db)
  if (known) return known
  const made: Counter = { tally: new Tally(zone), timer: undefined, writing: Promise.resolve() }
  counters.set(db, made)
  return made
}

/** Counts an open in memory; a row is written for all of them together, soon. */
export const countOpen = (db: Kysely<DB>, zone: string, opening: Opening): boolean => {
  const counter = counterOf(db, zone)
  const counts = counter.tally.add(opening, now())
  if (counts) writeSoon(db, counter)
  return counts
}

const writeSoon = (db: Kysely<DB>, counter: Counter): void => {
  counter.timer ??= setTimeout(() => void flushOpens(db), every).unref()
}

/** Writes down what has been counted. What the database does not take now is tried again. */
export const flushOpens = async (db: Kysely<DB>): Promise<void> => {
  const counter = counters.get(db)
  if (!counter) return
  clearTimeout(counter.timer)
  counter.timer = undefined
  counter.writing = counter.writing.then(() => write(db, counter))
  await counter.writing
}

const write = async (db: Kysely<DB>, counter: Counter): Promise<void> => {
  const taken = counter.tally.take()
  while (taken.length > 0) {
    const batch = taken.splice(0, inOneStatement)
    try {
      await writeOpens(db, batch)
    } catch {
      // The pages themselves say that the database is away; the counts only wait.
      counter.tally.giveBack([...batch, ...taken])
      return writeSoon(db, counter)
    }
  }
}

/** Adds to the counts of a day, in one sorted statement, and says which articles have new ones. */
export const writeOpens = (db: Kysely<DB>, opens: Opens[]): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ article_id: string }>`
      insert into daily_opens (article_id, day, opens)
      select article.id, given.day, given.opens
      from unnest(
        ${opens.map(({ articleId }) => articleId)}::text[],
        ${opens.map(({ day }) => day)}::date[],
        ${opens.map((one) => one.opens)}::int[]
      ) as given (article_id, day, opens)
      join article on article.id = given.article_id and article.state = 'published'
      order by article.id, given.day
      on conflict (article_id, day) do update set opens = daily_opens.opens + excluded.opens
      returning article_id`.execute(trx)
    const articleIds = [...new Set(rows.map((row) => row.article_id))]
    if (articleIds.length > 0) await emit(trx, { type: 'articles.opened', articleIds })
  })
