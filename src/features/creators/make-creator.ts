import type { Transaction } from 'kysely'
import { emit, touch } from '#platform/events.ts'
import { newId } from '#platform/ids.ts'
import type { DB } from '#platform/schema.ts'
import { handleRefusal, isTaken, keepHandle, lockHandles } from './give-handle.ts'
import type { HandleProblem } from './handle-rules.ts'
import type { CreatorKind } from './kinds.ts'
import { foldName, type NameProblem } from './name-rules.ts'
import { nameRefusal } from './protected-names.ts'

export type NewCreator = {
  handle: string
  name: string
  kind: CreatorKind
  tagline?: string
  avatar?: string | null
  verifiedAs?: string | null
  language?: string
  ownerId?: string // the house's own creator may be without one
  channelIds?: string[]
}

export type CreatorRefusal =
  | { field: 'handle'; problem: HandleProblem | 'handle-taken' }
  | { field: 'name'; problem: NameProblem | 'name-taken' }

/** Makes a creator with its handle and owner. Writes nothing when the handle or the name cannot be had. */
export const makeCreator = async (
  trx: Transaction<DB>,
  creator: NewCreator,
): Promise<{ ok: true; creatorId: string } | ({ ok: false } & CreatorRefusal)> => {
  await lockHandles(trx)
  const refusal = await refusalOf(trx, creator)
  if (refusal) return { ok: false, ...refusal }
  const creatorId = newId()
  await insertCreator(trx, creatorId, creator)
  await keepHandle(trx, creatorId, creator.handle)
  if (creator.ownerId)
    await trx
      .insertInto('creator_member')
      .values({ creator_id: creatorId, user_id: creator.ownerId, role: 'owner' })
      .execute()
  await keepChannels(trx, creatorId, creator.channelIds ?? [])
  await touch(trx, ['creators', `creator:${creatorId}`])
  await emit(trx, { type: 'creator.changed', creatorId })
  return { ok: true, creatorId }
}

// The house may have the words that it keeps from others, but no more than anybody a handle that is taken.
const refusalOf = async (
  trx: Transaction<DB>,
  { handle, name, kind }: NewCreator,
): Promise<CreatorRefusal | undefined> => {
  if (kind === 'house') return (await isTaken(trx, handle)) ? { field: 'handle', problem: 'handle-taken' } : undefined
  const handleWrong = await handleRefusal(trx, handle)
  if (handleWrong) return { field: 'handle', problem: handleWrong }
  const nameWrong = await nameRefusal(trx, name)
  return nameWrong && { field: 'name', problem: nameWrong }
}

const insertCreator = async (trx: Transaction<DB>, id: string, creator: NewCreator): Promise<void> => {
  await trx
    .insertInto('creator')
    .values({
      id,
      handle: creator.handle,
      name: creator.name,
      name_folded: foldName(creator.name),
      kind: creator.kind,
      tagline: creator.tagline ?? '',
      avatar: creator.avatar ?? null,
      verified_as: creator.verifiedAs || null,
      language: creator.language ?? 'zh-CN',
      state: 'active',
    })
    .execute()
}

/** Sets the channels of a creator to those of the given ones that readers see; a closed one stays, but does not come. */
export const keepChannels = async (trx: Transaction<DB>, creatorId: string, channelIds: string[]): Promise<void> => {
  const before = await trx
    .deleteFrom('creator_channel')
    .where('creator_id', '=', creatorId)
    .returning('channel_id')
    .execute()
  if (channelIds.length === 0) return
  const stays = ['', ...before.map((row) => row.channel_id)] // never an empty list, which SQL has no word for
  await trx
    .insertInto('creator_channel')
    .columns(['creator_id', 'channel_id'])
    .expression((from) =>
      from
        .selectFrom('channel')
        .select((is) => [is.val(creatorId).as('creator_id'), 'channel.id'])
        .where('channel.id', 'in', channelIds)
        .where('is_hidden', '=', false)
        .where((is) => is.or([is('is_retired', '=', false), is('channel.id', 'in', stays)])),
    )
    .execute()
}
