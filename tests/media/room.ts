import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { Hono } from 'hono'
import sharp, { type Sharp } from 'sharp'
import { afterAll } from 'vitest'
import { closeDarkroom, type MediaAccess, mediaRoutes, storePicture } from '#features/media/index.ts'
import type { Env, Viewer } from '#features/site/index.ts'
import { newId } from '#platform/ids.ts'
import { folderStorage } from '#platform/storage.ts'
import type { Frame } from '#ui/frame.tsx'
import { messagesOf } from '#ui/messages/index.ts'
import { freshDatabase } from '../harness/database.ts'

/** The media room with a database and a folder of its own. */
export const openRoom = async () => {
  const { db, drop } = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'wenhao-media-'))
  const storage = await folderStorage(folder)
  afterAll(async () => {
    await closeDarkroom()
    await drop()
    await rm(folder, { recursive: true, force: true })
  })
  const aUser = async () => {
    const id = newId()
    const email = `${id}@example.com`
    await db.insertInto('user').values({ id, name: 'A', email, email_key: email, role: 'reader' }).execute()
    return id
  }
  const userId = await aUser()
  const creatorId = newId()
  const store = (content: Uint8Array, owner: { creatorId: string | null; userId: string } = { creatorId, userId }) =>
    storePicture(db, storage, { ...owner, content })
  const read = async (key: string) => {
    const stored = await storage.get(key)
    return stored && buffer(stored.stream())
  }
  /** Every file in the folder, by its path. */
  const files = async () =>
    (await readdir(folder, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .sort()
  return { db, folder, storage, aUser, userId, creatorId, store, read, files }
}

export type Room = Awaited<ReturnType<typeof openRoom>>

/** The room's routes as somebody sees them, in English. Members of `creators` may upload for them. */
export const routesFor = (room: Room, viewer: string | undefined, creators: string[] = []) => {
  const access: MediaAccess = {
    maySee: async (_, owners) => owners.some(({ creatorId }) => creatorId !== null && creators.includes(creatorId)),
    maySeeHidden: () => false,
    mayUploadFor: async (_, creatorId) => creators.includes(creatorId),
  }
  const app = new Hono<Env>()
    .use(async (c, next) => {
      c.set('db', room.db)
      c.set('storage', room.storage)
      c.set('viewer', viewer ? ({ id: viewer } as Viewer) : undefined)
      c.set('frame', { say: messagesOf('en') } as Frame)
      await next()
    })
    .route('/', mediaRoutes(access))
  return (path: string, init?: RequestInit) => app.request(path, init)
}

export const plain = (width: number, height: number, background = '#4682b4'): Sharp =>
  sharp({ create: { width, height, channels: 3, background } })

export const aPicture = (width = 40, height = 30): Promise<Buffer> =>
  plain(width, height, `hsl(${Math.floor(Math.random() * 360)}, 50%, 50%)`)
    .jpeg()
    .withExif({ IFD0: { ImageDescription: newId() } }) // so that no two are the same bytes
    .toBuffer()

export const must = <T extends { ok: boolean }>(result: T): Extract<T, { ok: true }> => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`)
  return result as Extract<T, { ok: true }>
}
