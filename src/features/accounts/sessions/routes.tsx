import { Hono } from 'hono'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { show } from '#ui/frame.tsx'
import { accountPaths } from '../paths.ts'
import { closeSession, closeSessions } from '../session.ts'
import { type Ended, SessionsPage } from './page.tsx'
import { endSession, listSessions } from './sessions.ts'

/** The devices on which one is signed in. */
export const sessionRoutes = new Hono<Env>()
  .get('/me/sessions', signedIn, async (c) => {
    const ended = endings.find((each) => each === c.req.query('ended'))
    return show(c, <SessionsPage sessions={await listSessions(c.var.db, viewerOf(c))} ended={ended} />)
  })

  .post('/me/sessions/others', signedIn, async (c) => {
    const viewer = viewerOf(c)
    await closeSessions(c.var.db, viewer.id, viewer.sessionHash)
    return c.redirect(`${accountPaths.sessions}?ended=others`, 303)
  })

  .post('/me/sessions/:session/revocation', signedIn, async (c) => {
    const { wasThis } = await endSession(c.var.db, viewerOf(c), c.req.param('session'))
    if (!wasThis) return c.redirect(`${accountPaths.sessions}?ended=one`, 303)
    await closeSession(c)
    return c.redirect('/', 303)
  })

const endings: Ended[] = ['one', 'others']
