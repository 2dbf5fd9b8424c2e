import { type Context, Hono } from 'hono'
import { accountPaths } from '#features/accounts/index.ts'
import type { Env, Viewer } from '#features/site/index.ts'
import { localPath } from '#platform/http.ts'
import { isId } from '#platform/ids.ts'
import { show } from '#ui/frame.tsx'
import { writeCount } from '#ui/numbers.ts'
import { applyRoutes } from './apply-routes.tsx'
import { followCreator, unfollowCreator } from './follow-creator.ts'
import { FollowingPage } from './following-page.tsx'
import { joinRoutes } from './members/join-routes.tsx'
import { memberRoutes } from './members/routes.tsx'
import { creatorPaths } from './paths.ts'
import { creatorByHandle, followedBy, followersCount } from './queries.ts'
import { settingsRoutes } from './settings-routes.tsx'

const pageSize = 30

export const creatorRoutes = new Hono<Env>()
  .route('/', applyRoutes)
  .route('/', settingsRoutes)
  .route('/', memberRoutes)
  .route('/', joinRoutes)

  // Whatever lies under an old handle, or another spelling of one, lies under the present one. A page of the present
  // one goes on to its own route.
  .get('/:at{@[A-Za-z0-9_-]+}', (c, next) => redirectOldHandle(c, next))
  .get('/:at{@[A-Za-z0-9_-]+}/*', (c, next) => redirectOldHandle(c, next))

  .post('/:at{@[A-Za-z0-9_-]+}/follow', (c) => changeFollowing(c, followCreator, true))
  .post('/:at{@[A-Za-z0-9_-]+}/unfollow', (c) => changeFollowing(c, unfollowCreator, false))

  // Somebody who had to sign in first comes back to this address: show the creator.
  .get('/:at{@[A-Za-z0-9_-]+}/follow', (c) => c.redirect(creatorPaths.show(handleIn(c)), 303))

  .get('/me/following', async (c) => {
    const { viewer, db } = c.var
    if (!viewer) return c.redirect(accountPaths.signIn(c.req.path), 303)
    const after = c.req.query('after') ?? ''
    const creators = await followedBy(db, viewer.id, isId(after) ? after : '', pageSize + 1)
    const next = creators.length > pageSize ? creators[pageSize - 1]?.id : undefined
    return show(c, <FollowingPage creators={creators.slice(0, pageSize)} next={next} />)
  })

const handleIn = (c: Context<Env>): string => (c.req.param('at') ?? '').slice(1)

const redirectOldHandle = async (c: Context<Env>, next: () => Promise<void>): Promise<Response | undefined> => {
  const handle = handleIn(c)
  const found = await creatorByHandle(c.var.db, handle)
  if (!found || !('movedTo' in found)) {
    await next()
    return undefined
  }
  const { pathname, search } = new URL(c.req.url)
  return c.redirect(creatorPaths.show(found.movedTo) + pathname.slice(handle.length + 2) + search, 301)
}

type Change = (db: Env['Variables']['db'], viewer: Viewer, creatorId: string) => Promise<void>

const changeFollowing = async (c: Context<Env>, change: Change, isFollowing: boolean): Promise<Response> => {
  const { viewer, db, frame } = c.var
  const isScript = c.req.header('accept') === 'application/json'
  const found = await creatorByHandle(db, handleIn(c))
  const profile = found && ('movedTo' in found ? await creatorByHandle(db, found.movedTo) : found)
  if (!profile || !('creator' in profile)) return c.notFound()
  const { id, handle } = profile.creator
  if (!viewer)
    return isScript
      ? c.json({ problem: 'sign-in' }, 401)
      : c.redirect(accountPaths.signIn(creatorPaths.show(handle)), 303)
  await change(db, viewer, id)
  if (isScript) return c.json({ isFollowing, followers: writeCount(await followersCount(db, id), frame.locale) })
  const form = await c.req.formData()
  return c.redirect(localPath(String(form.get('from') ?? ''), creatorPaths.show(handle)), 303)
}
