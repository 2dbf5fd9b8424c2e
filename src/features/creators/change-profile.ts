import type { Kysely } from 'kysely'
import { holdPictures, publishPictures } from '#features/media/index.ts'
import { may, type Viewer } from '#features/site/index.ts'
import { emit, touch } from '#platform/events.ts'
import type { DB } from '#platform/schema.ts'
import { keepChannels } from './make-creator.ts'
import { foldName, type NameProblem } from './name-rules.ts'
import { nameRefusal } from './protected-names.ts'
import { membershipOf } from './queries.ts'

export type ProfileChange =
  | { ok: true }
  | { ok: false; problem: 'forbidden' }
  | { ok: false; problem: NameProblem | 'name-taken' }

export type Profile = { name: string; tagline: string; avatar: string | null; channelIds: string[] }

/**
 * Changes what a creator shows of itself. A verified creator that takes another name loses its mark: the desk checked
 * who goes by the old name, not who goes by the new one.
 */
export const changeProfile = (
  db: Kysely<DB>,
  viewer: Viewer,
  creatorId: string,
  { name, tagline, avatar, channelIds }: Profile,
): Promise<ProfileChange> =>
  db.transaction().execute(async (trx) => {
    if (!may(await membershipOf(trx, creatorId, viewer.id), 'creator.edit')) return { ok: false, problem: 'forbidden' }
    // Before the creator is locked, as who hides a picture does: in two orders they would wait for each other.
    if (avatar) await holdPictures(trx, [avatar])
    const before = await trx
      .selectFrom('creator')
      .select(['name', 'verified_as'])
      .where('id', '=', creatorId)
      .forUpdate()
      .executeTakeFirstOrThrow()
    const isRenamed = name !== before.name
    const refusal = isRenamed ? await nameRefusal(trx, name, creatorId) : undefined
    if (refusal) return { ok: false, problem: refusal }
    if (avatar) await publishPictures(trx, { creatorId }, [avatar])
    const verified_as = isRenamed ? null : before.verified_as
    await trx
      .updateTable('creator')
      .set({ name, name_folded: foldName(name), tagline, avatar, verified_as })
      .where('id', '=', creatorId)
      .execute()
    await keepChannels(trx, creatorId, channelIds)
    await touch(trx, [`creator:${creatorId}`])
    await emit(trx, { type: 'creator.changed', creatorId })
    return { ok: true }
  })
