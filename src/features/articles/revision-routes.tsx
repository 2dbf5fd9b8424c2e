import { type Context, Hono } from 'hono'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import { draftJson, idPattern, refuse, wantsJson } from './answers.tsx'
import { claimsOfArticle } from './claims/claims-of-article.ts'
import { lookAhead } from './claims/find-unsourced.ts'
import { restorationForm, versionForm } from './forms.ts'
import { keepRevision } from './keep-revision.ts'
import { type OwnArticle, ownArticle } from './own-article.ts'
import { studioPaths } from './paths.ts'
import { renderText } from './render-revision.ts'
import { discardChanges, type RestoreResult, restoreRevision } from './restore-revision.ts'
import { ComparisonPage, RevisionPage, RevisionsPage, type Side } from './revision-pages.tsx'
import { findRevision, listRevisions, nameOfUser } from './studio-queries.ts'
import { bounded } from './writing-limits.tsx'

const linesOnAPage = 50

const own = (c: Context<Env>) => ownArticle(c.var.db, viewerOf(c), c.req.param('id') ?? '', 'article.read-draft')

/** What was kept of a text, and the way back to it. */
export const revisionRoutes = new Hono<Env>()
  .get(`/studio/articles/${idPattern}/revisions`, signedIn, async (c) => {
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const before = numberIn(c.req.query('before'))
    const lines = await listRevisions(c.var.db, found.article.id, { before, limit: linesOnAPage + 1 })
    const revisions = lines.slice(0, linesOnAPage)
    const next = lines.length > linesOnAPage ? (revisions.at(-1)?.number ?? null) : null
    if (wantsJson(c)) return c.json({ revisions, next })
    return show(c, <RevisionsPage article={found.article} revisions={revisions} next={next} />)
  })

  .post(`/studio/articles/${idPattern}/revisions`, bounded('revise'), async (c) => {
    const { viewer, db } = c.var
    if (!viewer) return c.json({ problem: 'signed-out' }, 401)
    const id = c.req.param('id')
    const result = await keepRevision(db, viewer, id)
    if (!result.ok) return refuse(c, result)
    if (wantsJson(c)) return c.json({ number: result.number }, result.isNew ? 201 : 200)
    return c.redirect(studioPaths.revisions(id), 303)
  })

  .get(`/studio/articles/${idPattern}/revisions/:number{[0-9]{1,9}}`, signedIn, async (c) => {
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const { article } = found
    const revision = await findRevision(c.var.db, article.id, Number(c.req.param('number')))
    if (!revision) return refuse(c, { ok: false, problem: 'missing' })
    if (wantsJson(c)) return c.json(revision)
    await lookAhead(revision)
    const html = await renderText(c.var.db, revision, claimsOfArticle(article.id, revision))
    return show(c, <RevisionPage article={article} revision={revision} html={html} />)
  })

  .get(`/studio/articles/${idPattern}/comparison`, signedIn, async (c) => {
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const { article } = found
    const [before, after] = await Promise.all([
      side(c, article, c.req.query('from')),
      side(c, article, c.req.query('to')),
    ])
    if (!before || !after) return refuse(c, { ok: false, problem: 'missing' })
    return show(c, <ComparisonPage article={article} before={before} after={after} />)
  })

  .post(`/studio/articles/${idPattern}/restoration`, bounded('revise'), async (c) => {
    const { viewer, db } = c.var
    if (!viewer) return c.json({ problem: 'signed-out' }, 401)
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const form = readForm(restorationForm, await readFields(c))
    if (!form.ok) return c.json({ problems: form.problems }, 422)
    return answerRestored(c, await restoreRevision(db, viewer, found.article.id, form.value))
  })

  .post(`/studio/articles/${idPattern}/discarding`, signedIn, bounded('revise'), async (c) => {
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const form = readForm(versionForm, await c.req.formData())
    if (!form.ok) return c.redirect(studioPaths.publication(found.article.id), 303)
    return answerRestored(c, await discardChanges(c.var.db, viewerOf(c), found.article.id, form.value))
  })

/** The number of a revision as it stands in an address; the database knows none of ten digits. */
const numberIn = (text = ''): number | undefined => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined)

/** One side of a comparison: a revision by its number, or the draft. */
const side = async (c: Context<Env>, article: OwnArticle, name = 'draft'): Promise<Side | undefined> => {
  if (name === 'draft') return { content: article, number: undefined, at: article.editedAt }
  const number = numberIn(name)
  const revision = number === undefined ? undefined : await findRevision(c.var.db, article.id, number)
  return revision && { content: revision, number: revision.number, at: revision.at }
}

/** The editor sends JSON, a page without script a form. */
const readFields = async (c: Context<Env>): Promise<FormData> => {
  if (!c.req.header('content-type')?.includes('application/json')) return c.req.formData()
  const form = new FormData()
  const body: unknown = await c.req.json().catch(() => ({}))
  for (const [name, value] of Object.entries(body ?? {})) form.append(name, String(value))
  return form
}

const answerRestored = async (c: Context<Env>, result: RestoreResult): Promise<Response> => {
  if (!result.ok && result.problem !== 'changed') return refuse(c, result)
  const found = await own(c)
  if (!found.ok) return refuse(c, found)
  const { article } = found
  // Without script the editor's page shows which text is there now.
  if (!wantsJson(c))
    return c.redirect(result.ok ? studioPaths.edit(article.id) : studioPaths.revisions(article.id), 303)
  const draft = draftJson(article, await nameOfUser(c.var.db, article.editedBy))
  return result.ok ? c.json(draft) : c.json({ current: draft }, 409)
}
