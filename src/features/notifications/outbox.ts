import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { isOpenLink } from '#features/accounts/index.ts'
import { isOpenMemberLink } from '#features/creators/index.ts'
import { now } from '#platform/clock.ts'
import { isId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'

const pageSize = 50
const day = 24 * 60 * 60 * 1000

/** The letters, newest first; `next` is the key of the page after this one. */
export const listLetters = async (db: Kysely<DB>, before: string) => {
  const rows = await db
    .selectFrom('letter')
    .select(['id', 'to_address as to', 'subject', 'state', 'failure', 'created_at as createdAt'])
    .$if(isId(before), (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const letters = rows.slice(0, pageSize)
  return { letters, next: rows.length > pageSize ? letters.at(-1)?.id : undefined }
}

export type LetterRow = Awaited<ReturnType<typeof listLetters>>['letters'][number]

/** One letter as it may be read: with its link as long as that would open, and no longer than a day. */
export const readLetter = async (db: Kysely<DB>, id: string) => {
  if (!isId(id)) return undefined
  const letter = await db
    .selectFrom('letter')
    .select(['id', 'to_address as to', 'subject', 'state', 'failure', 'created_at as createdAt', 'body', 'locale'])
    .select(['link_path', 'link_label', 'has_secret'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!letter) return undefined
  const isShown = letter.link_path !== null && (!letter.has_secret || (await isStillGood(db, letter)))
  return { ...letter, link_path: isShown ? letter.link_path : null }
}

export type LetterRead = NonNullable<Awaited<ReturnType<typeof readLetter>>>

/** Forgets the links that were used or are a day old. */
export const dropSpentLinks = async (db: Kysely<DB>): Promise<void> => {
  const letters = await db
    .selectFrom('letter')
    .select(['id', 'link_path', sql<Date>`created_at`.as('createdAt')])
    .where('has_secret', '=', true)
    .where('link_path', 'is not', null)
    .orderBy('created_at')
    .limit(10_000)
    .execute()
  for (const letter of letters)
    if (!(await isStillGood(db, letter)))
      await db.updateTable('letter').set({ link_path: null }).where('id', '=', letter.id).execute()
}

export const countUnsent = async (db: Kysely<DB>): Promise<number> => {
  const { count } = await db
    .selectFrom('letter')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('state', 'in', ['queued', 'kept', 'failed'])
    .executeTakeFirstOrThrow()
  return count
}

/** Nothing of a deleted account stays here. */
export const dropLettersOf = async (db: Kysely<DB>, userId: string): Promise<void> => {
  await db.deleteFrom('letter').where('user_id', '=', userId).execute()
}

const isStillGood = async (db: Kysely<DB>, letter: { link_path: string | null; createdAt: Date }): Promise<boolean> =>
  letter.createdAt.getTime() > now().getTime() - day && (await opens(db, letter.link_path ?? ''))

const opens = async (db: Kysely<DB>, path: string): Promise<boolean> =>
  (await isOpenLink(db, path)) || (await isOpenMemberLink(db, path))
