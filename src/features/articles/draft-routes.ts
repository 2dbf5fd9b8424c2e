import { type Context, Hono } from 'hono'
import type { Env } from '#features/site/index.ts'
import { draftJson, idPattern, readIfMatch, readJsonObject } from './answers.tsx'
import { ownArticle } from './own-article.ts'
import { type SaveResult, saveDraft } from './save-draft.ts'
import { nameOfUser } from './studio-queries.ts'
import { bounded } from './writing-limits.tsx'

/** What the editor calls while one types. Every answer is JSON. */
export const draftRoutes = new Hono<Env>()
  .get(`/studio/articles/${idPattern}/draft`, async (c) => {
    const { viewer, db } = c.var
    if (!viewer) return c.json({ problem: 'signed-out' }, 401)
    const found = await ownArticle(db, viewer, c.req.param('id'), 'article.read-draft')
    if (!found.ok) return c.json({ problem: found.problem }, found.problem === 'missing' ? 404 : 403)
    c.header('Cache-Control', 'no-store')
    c.header('ETag', `"${found.article.version}"`)
    return c.json(draftJson(found.article, await nameOfUser(db, found.article.editedBy)))
  })

  .put(`/studio/articles/${idPattern}/draft`, bounded('save'), async (c) => {
    const { viewer, db } = c.var
    if (!viewer) return c.json({ problem: 'signed-out' }, 401)
    const version = readIfMatch(c.req.header('if-match'))
    if (version === undefined) return c.json({ problem: 'if-match' }, 428)
    const body = await readJsonObject(c)
    if (!body) return c.json({ problems: { body: 'not-valid' } }, 422)
    const { details, document } = body
    return saveAnswer(c, await saveDraft(db, viewer, c.req.param('id'), { details, document, version }))
  })

const saveAnswer = async (c: Context<Env>, result: SaveResult): Promise<Response> => {
  if (result.ok) {
    c.header('ETag', `"${result.version}"`)
    return c.json({ version: result.version, savedAt: result.savedAt.toISOString() })
  }
  if (result.problem === 'not-valid')
    return c.json({ problems: result.problems }, Object.values(result.problems).includes('too-large') ? 413 : 422)
  if (result.problem !== 'conflict')
    return c.json({ problem: result.problem }, result.problem === 'missing' ? 404 : 403)
  const editedBy = await nameOfUser(c.var.db, result.current.editedBy)
  return c.json({ current: draftJson(result.current, editedBy), keptRevision: result.keptRevision }, 409)
}
