import { Hono } from 'hono'
import { sql } from 'kysely'
import { type Env, readSettings, robotsText } from '#features/site/index.ts'

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

  .get('/robots.txt', async (c) => {
    const settings = await readSettings(c.var.db)
    const { protocol, host } = new URL(c.req.url)
    const origin = c.var.config.publicUrl?.origin ?? `${protocol}//${c.req.header('host') ?? host}`
    c.header('Cache-Control', 'public, max-age=600')
    return c.text(robotsText(settings, [`${origin}/sitemap.xml`, `${origin}/news-sitemap.xml`]))
  })
