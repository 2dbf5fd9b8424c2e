import { type Context, Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import { boundaryOf, MalformedForm, readParts } from '#platform/multipart.ts'
import type { MediaAccess } from './access.ts'
import { proofKey } from './keys.ts'
import { batchLimits } from './limits.ts'
import { mediaPaths } from './paths.ts'
import { findFile, picturesOfCreator } from './queries.ts'
import { sendPicture } from './send-picture.ts'
import { serveFile } from './serve.ts'
import { type FileResult, uploadBatch } from './upload-batch.ts'

export const mediaRoutes = (access: MediaAccess) =>
  new Hono<Env>()
    .get('/media/:hash{[0-9a-f]{64}}/:variant{[a-z0-9-]{1,20}}', (c) =>
      sendPicture(
        c,
        c.req.param(),
        async ({ isPublic, owners }) => isPublic || maySee(c, access, owners),
        c.var.viewer !== undefined && access.maySeeHidden(c.var.viewer),
      ),
    )

    .get('/media/proofs/:id', async (c) => {
      const id = c.req.param('id')
      const found = isId(id) ? await findFile(c.var.db, id) : undefined
      if (!found || !(await maySee(c, access, [found.owner]))) return c.notFound()
      const stored = await c.var.storage.get(proofKey(id))
      const attachment = `proof-${id}.${found.mime.split('/')[1]}`
      return stored ? serveFile(c, stored, { ...found, tag: id, isPublic: false, attachment }) : c.notFound()
    })

    // What a creator has uploaded before, to be used again.
    .get('/studio/media', async (c) => {
      const { viewer, db } = c.var
      if (!viewer) return c.json({ problem: 'sign-in' }, 401)
      const { creator = '', before } = c.req.query()
      if (!isId(creator) || !(await access.mayUploadFor(viewer, creator))) return c.json({ problem: 'not-yours' }, 403)
      const uploads = await picturesOfCreator(db, creator, {
        limit: 60,
        before: before && isId(before) ? before : undefined,
      })
      return c.json({ uploads, next: uploads.length === 60 ? uploads.at(-1)?.id : undefined })
    })

    // Which creator the pictures are for stands in the address, as the files may be read before the fields are.
    .post('/studio/media', async (c) => {
      const { viewer, db, storage } = c.var
      if (!viewer) return c.json({ problem: 'sign-in' }, 401)
      const creatorId = c.req.query('creator') ?? null
      const mayUpload = creatorId === null || (isId(creatorId) && (await access.mayUploadFor(viewer, creatorId)))
      if (!mayUpload) return answer(c, [{ name: '', ok: false, problem: 'not-yours' }], 403)
      const boundary = boundaryOf(c.req.header('content-type'))
      const body = c.req.raw.body
      if (!boundary || !body) return c.json({ problem: 'not-a-form' }, 400)
      if (Number(c.req.header('content-length') ?? 0) > batchLimits.bytes) return c.json({ problem: 'too-large' }, 413)
      try {
        const parts = readParts(body, boundary, batchLimits.bytes)
        return answer(c, await uploadBatch(db, storage, { creatorId, userId: viewer.id }, parts))
      } catch (error) {
        if (error instanceof MalformedForm) return c.json({ problem: 'not-a-form' }, 400)
        throw error
      }
    })

const maySee = async (c: Context<Env>, access: MediaAccess, owners: Parameters<MediaAccess['maySee']>[1]) => {
  const { viewer } = c.var
  if (!viewer) return false
  return (
    owners.some(({ creatorId, userId }) => creatorId === null && userId === viewer.id) || access.maySee(viewer, owners)
  )
}

/** One answer for each file, in order, with what to tell people and what the editor needs to show it. */
const answer = (c: Context<Env>, results: FileResult[], status: 200 | 403 = 200) => {
  const sentences = c.var.frame.say.media.problems
  const files = results.map((result) => {
    if (!result.ok) return { ...result, message: sentences[result.problem] }
    const { name, picture } = result
    const url = mediaPaths.variant(picture.hash, picture.variants[0]?.name ?? 'full')
    return { name, ok: true, picture: { ...picture, url } }
  })
  return c.json({ files }, status)
}
