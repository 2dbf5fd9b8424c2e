import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { visibleChannels } from '#features/channels/index.ts'
import { addFollowers, addMember, creatorByHandle, makeCreator } from '#features/creators/index.ts'
import { publishPictures, storePicture } from '#features/media/index.ts'
import type { House } from '#web/house.ts'
import { type DemoCreator, drawingOf } from './content.ts'
import type { DrawingRoom } from './drawing-room.ts'
import { addStaff, followersOf } from './people.ts'

export type Added = { creatorId: string; ownerId: string }

/** A creator with its people, emblem and followers; one that is there already is only completed. */
export const addCreator = async (
  house: House,
  creator: DemoCreator,
  readers: string[],
  room: DrawingRoom,
): Promise<Added> => {
  const { db, storage } = house
  const [ownerId = '', ...members] = await addStaff(house, creator)
  const content = await readFile(await room.file(`emblems/${drawingOf(creator.avatar)}`))
  const avatar = createHash('sha256').update(content).digest('hex')
  const creatorId = (await idOf(house, creator.handle)) ?? (await insert(house, creator, { ownerId, avatar }))
  await storePicture(db, storage, { creatorId, userId: null, content })
  await db.transaction().execute(async (trx) => {
    await publishPictures(trx, { creatorId }, [avatar])
    for (const userId of members) await addMember(trx, creatorId, userId, 'writer')
  })
  await addFollowers(db, creatorId, followersOf(creator, readers))
  return { creatorId, ownerId }
}

const idOf = async ({ db }: House, handle: string): Promise<string | undefined> => {
  const found = await creatorByHandle(db, handle)
  return found && 'creator' in found ? found.creator.id : undefined
}

const insert = async (
  { db }: House,
  { handle, name, kind, tagline, language, channels }: DemoCreator,
  { ownerId, avatar }: { ownerId: string; avatar: string },
): Promise<string> => {
  const channelIds = (await visibleChannels(db)).filter(({ slug }) => channels.includes(slug)).map(({ id }) => id)
  const verifiedAs = kind === 'person' ? null : name
  const made = await db
    .transaction()
    .execute((trx) =>
      makeCreator(trx, { handle, name, kind, tagline, language, avatar, ownerId, channelIds, verifiedAs }),
    )
  if (!made.ok) throw new Error(`the demo's creator ${handle} cannot be made: ${made.field} ${made.problem}`)
  return made.creatorId
}
