import { Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { mostAsks, personalFacts } from '../personal-facts.ts'

/** The reader's own part of a shared page, for the script of that page: who one is, and what of the page is one's own. */
export const personalRoutes = new Hono<Env>().get('/me/page', async (c) => {
  const { db, viewer, frame } = c.var
  c.header('Cache-Control', 'private, no-store')
  if (!viewer || !frame.person) return c.json({ name: null })
  const asks = (c.req.queries('ask') ?? []).slice(0, mostAsks)
  const facts = await personalFacts(db, viewer.id, asks)
  const { name, links } = frame.person
  return c.json({ name, links, facts: [...facts], ...(frame.isInsecure && { insecure: frame.say.frame.insecure }) })
})
