import { type Context, Hono } from 'hono'
import { findArticle } from '#features/articles/index.ts'
import type { Env } from '#features/site/index.ts'
import { citeSources, citingStyles, toCsl } from '#features/sources/index.ts'
import { showShared } from '#ui/shared-page.ts'
import { showGone } from './article.tsx'
import { ReferencesPage } from './references-page.tsx'

const idPattern = ':id{[0-9a-hjkmnp-tv-z]{13}}'

/** The sources of an article as references: for people to copy, and for programs to read. */
export const referencePages = new Hono<Env>()
  .get(`/a/${idPattern}/sources`, async (c) => {
    const found = await findArticle(c.var.db, c.req.param('id'))
    if (!found) return c.notFound()
    if (found.is === 'gone') return showGone(c, found.article)
    const { id, creatorId, details } = found.article
    const asked = citingStyles.find((style) => style === c.req.query('style'))
    const style = asked ?? (c.var.frame.locale === 'en' ? 'apa' : 'gbt7714')
    const lines = await citeSources(details.sources, style)
    const page = <ReferencesPage article={found.article} style={style} lines={lines} />
    return showShared(c, page, [`article:${id}`, `creator:${creatorId}`])
  })

  .get(`/a/${idPattern}/sources.json`, async (c) => {
    const found = await findArticle(c.var.db, c.req.param('id'))
    if (!found) return c.json({ problem: 'missing' }, 404)
    if (found.is === 'gone') return c.json({ problem: 'gone' }, 410)
    return answerItems(c, found.article.details.sources.map(toCsl))
  })

const answerItems = (c: Context<Env>, items: unknown[]): Response => {
  c.header('Cache-Control', 'public, max-age=0, must-revalidate')
  return c.body(JSON.stringify(items), 200, { 'content-type': 'application/vnd.citationstyles.csl+json' })
}
