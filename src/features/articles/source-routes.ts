import { Hono } from 'hono'
import { take } from '#features/accounts/index.ts'
import type { Env } from '#features/site/index.ts'
import { idPattern } from './answers.tsx'
import { ownArticle } from './own-article.ts'
import { searchSources } from './search-sources.ts'

const found = 20
const asking = { burst: 60, perMinute: 120 } // somebody who types fast, and thinks sometimes

/** What the editor asks for while one picks a source: those used before, as JSON. */
export const sourceRoutes = new Hono<Env>().get(`/studio/articles/${idPattern}/sources`, async (c) => {
  const { viewer, db } = c.var
  if (!viewer) return c.json({ problem: 'signed-out' }, 401)
  const own = await ownArticle(db, viewer, c.req.param('id'), 'article.write')
  if (!own.ok) return c.json({ problem: own.problem }, own.problem === 'missing' ? 404 : 403)
  if (!(await take(db, `sources:${viewer.id}`, asking))) return c.json({ problem: 'too-often' }, 429)
  const q = (c.req.query('q') ?? '').trim().slice(0, 100)
  c.header('Cache-Control', 'no-store')
  return c.json({ sources: await searchSources(db, { creatorId: own.article.creatorId, q, limit: found }) })
})
