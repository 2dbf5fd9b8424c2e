import { type Context, Hono } from 'hono'
import { creatorByHandle, membershipOf } from '#features/creators/index.ts'
import { type Env, may, signedIn, viewerOf } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import { show } from '#ui/frame.tsx'
import { idPattern, refuse, wantsJson } from './answers.tsx'
import { deletePicture } from './delete-picture.ts'
import { embeddedArticles } from './embedded.ts'
import { type LibraryFilter, libraryFilters, libraryOf } from './library.ts'
import { LibraryPage } from './library-page.tsx'
import { studioPaths } from './paths.ts'

const onAPage = 48

/** What a creator has to write with: the pictures it brought, the articles it can show within others. */
export const libraryRoutes = new Hono<Env>()
  .get('/studio/creators/:handle/pictures', signedIn, async (c) => {
    const own = await ownCreator(c)
    return own instanceof Response ? own : showLibrary(c, own)
  })

  .post('/studio/creators/:handle/pictures/:hash{[0-9a-f]{64}}/deletion', signedIn, async (c) => {
    const own = await ownCreator(c)
    if (own instanceof Response) return own
    const { db, storage } = c.var
    const given = { creatorId: own.id, hash: c.req.param('hash') }
    const result = await deletePicture(db, storage, viewerOf(c), given)
    if (result.ok) return c.redirect(`${studioPaths.pictures(own.handle)}?deleted`, 303)
    if (result.problem === 'missing' || result.problem === 'forbidden')
      return refuse(c, { ok: false, problem: result.problem })
    return showLibrary(c, own, result.problem)
  })

  // What the editor shows of an article that somebody embeds: what every reader may know.
  .get(`/studio/embeds/${idPattern}`, signedIn, async (c) => {
    const id = c.req.param('id')
    const article = (await embeddedArticles(c.var.db, [id])).get(id)
    return article ? c.json(article) : c.json({ problem: 'missing' }, 404)
  })

type Own = { id: string; handle: string; name: string; mayDelete: boolean }

/** The creator in the address, for its members; for everybody else there is no such page. */
const ownCreator = async (c: Context<Env>): Promise<Own | Response> => {
  const found = await creatorByHandle(c.var.db, c.req.param('handle') ?? '')
  if (!found) return c.notFound()
  if ('movedTo' in found) return c.redirect(studioPaths.pictures(found.movedTo), 303)
  const { id, handle, name } = found.creator
  const role = await membershipOf(c.var.db, id, viewerOf(c).id)
  if (!may(role, 'media.upload')) return c.notFound()
  return { id, handle, name, mayDelete: may(role, 'media.delete') }
}

const showLibrary = async (c: Context<Env>, own: Own, problem?: 'needed' | 'busy'): Promise<Response> => {
  const { q = '', use = '', before = '' } = c.req.query()
  const filter: LibraryFilter = libraryFilters.find((each) => each === use) ?? 'all'
  const wanted = { q: q.trim().slice(0, 100), filter, before: isId(before) ? before : undefined }
  const found = await libraryOf(c.var.db, own.id, { ...wanted, limit: onAPage + 1 })
  const pictures = found.slice(0, onAPage)
  const next = found.length > onAPage ? pictures.at(-1)?.id : undefined
  if (wantsJson(c)) return c.json({ pictures, next })
  const isDeleted = c.req.query('deleted') !== undefined
  const page = { creator: own, ...wanted, pictures, next, isDeleted, problem }
  return show(c, <LibraryPage {...page} />, problem ? 409 : 200)
}
