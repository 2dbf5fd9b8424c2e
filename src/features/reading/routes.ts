import { Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { isId } from '#platform/ids.ts'
import { countOpen } from './count-opens.ts'
import { isReader } from './is-reader.ts'

/** The one beacon of the site: an article was opened and looked at. The answer never says whether it counted. */
export const readingRoutes = new Hono<Env>().post('/reading/opens', async (c) => {
  const id = (await c.req.formData()).get('id')
  const agent = c.req.header('user-agent') ?? ''
  const asking = { agent, site: c.req.header('sec-fetch-site'), purpose: c.req.header('sec-purpose') }
  if (typeof id === 'string' && isId(id) && isReader(asking))
    countOpen(c.var.db, c.var.config.zone, { articleId: id, address: c.var.address, agent: agent.slice(0, 400) })
  return c.body(null, 204)
})
