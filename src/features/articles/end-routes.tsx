import { Hono } from 'hono'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { idPattern, refuse } from './answers.tsx'
import { deleteDraft } from './delete-draft.ts'
import { DeletionPage, WithdrawalPage } from './end-pages.tsx'
import { withdrawalForm } from './forms.ts'
import { ownArticle } from './own-article.ts'
import { articlePaths, studioPaths } from './paths.ts'
import { withdrawArticle } from './withdraw-article.ts'

/** How an article ends: withdrawn with a reason, or deleted while nobody had seen it. */
export const endRoutes = new Hono<Env>()
  .get(`/studio/articles/${idPattern}/withdrawal`, signedIn, async (c) => {
    const found = await ownArticle(c.var.db, viewerOf(c), c.req.param('id'), 'article.withdraw')
    return found.ok ? show(c, <WithdrawalPage article={found.article} />) : refuse(c, found)
  })

  .post(`/studio/articles/${idPattern}/withdrawal`, signedIn, async (c) => {
    const found = await ownArticle(c.var.db, viewerOf(c), c.req.param('id'), 'article.withdraw')
    if (!found.ok) return refuse(c, found)
    const { article } = found
    const form = readForm<typeof withdrawalForm, Problem>(withdrawalForm, await c.req.formData())
    if (!form.ok) return show(c, <WithdrawalPage article={article} {...form} />, 422)
    const result = await withdrawArticle(c.var.db, viewerOf(c), article.id, form.value)
    if (result.ok) return c.redirect(articlePaths.show(article.id), 303)
    if (result.problem === 'missing' || result.problem === 'forbidden')
      return refuse(c, { ok: false, problem: result.problem })
    return show(c, <WithdrawalPage article={article} typed={form.typed} problems={{ reason: result.problem }} />, 422)
  })

  .get(`/studio/articles/${idPattern}/deletion`, signedIn, async (c) => {
    const found = await ownArticle(c.var.db, viewerOf(c), c.req.param('id'), 'article.withdraw')
    return found.ok ? show(c, <DeletionPage article={found.article} />) : refuse(c, found)
  })

  .post(`/studio/articles/${idPattern}/deletion`, signedIn, async (c) => {
    const found = await ownArticle(c.var.db, viewerOf(c), c.req.param('id'), 'article.withdraw')
    if (!found.ok) return refuse(c, found)
    const result = await deleteDraft(c.var.db, viewerOf(c), found.article.id)
    return result.ok
      ? c.redirect(studioPaths.home(), 303)
      : show(c, <DeletionPage article={found.article} problem={result.problem} />, 409)
  })
