import { Hono } from 'hono'
import { type Env, only } from '#features/site/index.ts'
import { show } from '#ui/frame.tsx'
import { listLetters, readLetter } from './outbox.ts'
import { LetterPage, OutboxPage } from './pages.tsx'

/** The local outbox: the operator's alone, for its letters carry links that open accounts. */
export const outboxRoutes = new Hono<Env>()
  .get('/admin/outbox', only('outbox.read'), async (c) =>
    show(c, <OutboxPage {...(await listLetters(c.var.db, c.req.query('before') ?? ''))} />),
  )

  .get('/admin/outbox/:id', only('outbox.read'), async (c) => {
    const letter = await readLetter(c.var.db, c.req.param('id'))
    c.header('Cache-Control', 'no-store')
    c.header('Referrer-Policy', 'no-referrer')
    return letter ? show(c, <LetterPage letter={letter} />) : c.notFound()
  })
