import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { MemberRole } from '#features/site/index.ts'
import type { DB } from '#platform/schema.ts'
import type { ClaimCounts } from '#ui/claim-strip.tsx'
import { foldHandle } from './handle-rules.ts'
import type { CreatorKind } from './kinds.ts'

export type CreatorState = 'active' | 'suspended' | 'withdrawn'

/** What a card or a byline shows. How many articles it has, and what its claims rest on, is known to a later room. */
export type CreatorInfo = {
  id: string
  handle: string
  name: string
  tagline: string
  kind: CreatorKind
  avatar: string | null
  verified_as: string | null
  state: CreatorState
  followers: number
  articles?: number
  claims?: ClaimCounts
}

export type CreatorProfile = CreatorInfo & { language: string; created_at: Date; is_reviewed_first: boolean }

const infoColumns = ['id', 'handle', 'name', 'tagline', 'kind', 'avatar', 'verified_as', 'state'] as const

const followersOf = (is: ExpressionBuilder<DB, 'creator'>) =>
  is
    .selectFrom('follow')
    .select(sql<number>`count(*)::int`.as('count'))
    .whereRef('follow.creator_id', '=', 'creator.id')
    .$asScalar()
    .$notNull()
    .as('followers')

/** What a user is within a creator; undefined for everybody else. */
export const membershipOf = async (
  db: Kysely<DB>,
  creatorId: string,
  userId: string,
): Promise<MemberRole | undefined> => {
  const row = await db
    .selectFrom('creator_member')
    .select('role')
    .where('creator_id', '=', creatorId)
    .where('user_id', '=', userId)
    .executeTakeFirst()
  return row?.role
}

/** The creators that a user writes for, the longest first; those that are over are left out. */
export const creatorsOf = (db: Kysely<DB>, userId: string) =>
  db
    .selectFrom('creator_member')
    .innerJoin('creator', 'creator.id', 'creator_member.creator_id')
    .select(['creator.id', 'handle', 'name', 'avatar', 'kind', 'state', 'is_reviewed_first', 'language'])
    .select('creator_member.role')
    .where('creator_member.user_id', '=', userId)
    .where('creator.state', '!=', 'withdrawn')
    .orderBy('since')
    .orderBy('creator.id')
    .execute()

/**
 * The creator with a handle. Another spelling that belongs to it, such as an old handle, says where it has moved: look
 * alike spellings are never given to two creators, so all of them lead to the one.
 */
export const creatorByHandle = async (
  db: Kysely<DB>,
  handle: string,
): Promise<{ creator: CreatorProfile } | { movedTo: string } | undefined> => {
  if (handle.length > 60) return undefined
  const creator = await db
    .selectFrom('creator')
    .innerJoin('creator_handle', 'creator_handle.creator_id', 'creator.id')
    .select(infoColumns.map((column) => `creator.${column}` as const))
    .select(['creator.language', 'creator.created_at', 'creator.is_reviewed_first'])
    .select(followersOf)
    .where('creator_handle.folded', '=', foldHandle(handle))
    .executeTakeFirst()
  if (!creator) return undefined
  return creator.handle === handle ? { creator } : { movedTo: creator.handle }
}

/** Cards of several creators by id. */
export const creatorCards = async (db: Kysely<DB>, ids: string[]): Promise<Map<string, CreatorInfo>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('creator').select(infoColumns).select(followersOf).where('id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Who owns a creator, the longest first; null for a house without an operator yet. */
export const ownerOf = async (db: Kysely<DB>, creatorId: string): Promise<string | null> => {
  const row = await db
    .selectFrom('creator_member')
    .select('user_id')
    .where('creator_id', '=', creatorId)
    .where('role', '=', 'owner')
    .orderBy('since')
    .executeTakeFirst()
  return row?.user_id ?? null
}

/** The creators that joined last. */
export const newestCreators = (db: Kysely<DB>, limit: number): Promise<CreatorInfo[]> =>
  db
    .selectFrom('creator')
    .select(infoColumns)
    .select(followersOf)
    .where('state', '=', 'active')
    .where('kind', '!=', 'house')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()

export const followersCount = async (db: Kysely<DB>, creatorId: string): Promise<number> => {
  const row = await db
    .selectFrom('follow')
    .select((is) => is.fn.countAll<string>().as('count'))
    .where('creator_id', '=', creatorId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Whom a user follows, by the id of the creator; `after` is the last id of the page before. */
export const followedBy = (db: Kysely<DB>, userId: string, after: string, limit: number): Promise<CreatorInfo[]> =>
  db
    .selectFrom('creator')
    .innerJoin('follow as mine', (join) =>
      join.onRef('mine.creator_id', '=', 'creator.id').on('mine.user_id', '=', userId),
    )
    .select(infoColumns.map((column) => `creator.${column}` as const))
    .select(followersOf)
    .$if(after !== '', (query) => query.where('creator.id', '<', after))
    .orderBy('creator.id', 'desc')
    .limit(limit)
    .execute()

/** The channels one can choose from. They belong to a later room, so only what a form shows is read. */
export const channelChoices = (db: Kysely<DB>) =>
  db
    .selectFrom('channel')
    .select(['id', 'name_zh', 'name_en'])
    .where('is_hidden', '=', false)
    .where('is_retired', '=', false)
    .orderBy('is_light')
    .orderBy('place')
    .orderBy('id')
    .execute()

export type ChannelChoice = Awaited<ReturnType<typeof channelChoices>>[number]

export const channelIdsOf = async (db: Kysely<DB>, creatorId: string): Promise<string[]> => {
  const rows = await db.selectFrom('creator_channel').select('channel_id').where('creator_id', '=', creatorId).execute()
  return rows.map((row) => row.channel_id)
}

/** Creators for the desk, newest first: all, or those whose handle or name begins with what was typed. */
export const listCreators = (
  db: Kysely<DB>,
  { find = '', before = '', limit = 30 }: { find?: string; before?: string; limit?: number },
) => {
  const start = `${find.replaceAll(/[\\%_]/g, '\\$&')}%`
  return db
    .selectFrom('creator')
    .select(['id', 'handle', 'name', 'kind', 'state', 'verified_as', 'is_reviewed_first', 'created_at'])
    .$if(find !== '', (query) =>
      query.where((is) => is.or([is('handle', 'like', start.toLowerCase()), is('name', 'ilike', start)])),
    )
    .$if(before !== '', (query) => query.where('id', '<', before))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Creators with a page that searches may show: those that have published something. */
export const creatorsForSitemap = (db: Kysely<DB>, limit: number): Promise<{ handle: string }[]> =>
  db.selectFrom('creator').select('handle').where('state', '=', 'active').orderBy('id', 'desc').limit(limit).execute()

/** Those of these pictures that a creator has as its face. */
export const facesAmong = async (db: Kysely<DB>, hashes: string[]): Promise<string[]> => {
  const rows = await db.selectFrom('creator').select('avatar').distinct().where('avatar', 'in', hashes).execute()
  return rows.flatMap(({ avatar }) => avatar ?? [])
}
