import { Hono } from 'hono'
import { sql } from 'kysely'
import type { Env } from '#features/site/index.ts'

// Rooms that hold nothing for a search engine, or nothing that stays.
const closed = ['/admin', '/desk', '/studio', '/me', '/apply', '/search', '/sign-in', '/sign-up', '/set-up', '/share']

/** What machines ask for: are you well, and what may I fetch? */
export const machineRoutes = new Hono<Env>()
  .get('/healthz', async (c) => {
    c.header('Cache-Control', 'no-store')
    const isWell = await sql`select 1`.execute(c.var.db).then(
      () => true,
      () => false,
    )
    return c.json({ ok: isWell, database: isWell ? 'answers' : 'does not answer' }, isWell ? 200 : 503)
  })

  .get('/robots.txt', (c) => {
    c.header('Cache-Control', 'public, max-age=3600')
    return c.text(['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), ''].join('\n'))
  })
