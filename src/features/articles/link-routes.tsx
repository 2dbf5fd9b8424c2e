import { type Context, Hono } from 'hono'
import { creatorsOf } from '#features/creators/index.ts'
import { type Env, signedIn, viewerOf } from '#features/site/index.ts'
import { readForm } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { idPattern, refuse } from './answers.tsx'
import { makeDraftLink, openLinks, revokeDraftLink } from './draft-links.ts'
import { draftLinkForm } from './forms.ts'
import { LinksPage, type LinksProps } from './links-page.tsx'
import { type OwnArticle, ownArticle } from './own-article.ts'
import { draftLinkPaths, studioPaths } from './paths.ts'

/** Links that open a draft to people without an account. */
export const linkRoutes = new Hono<Env>()
  .get(`/studio/articles/${idPattern}/links`, signedIn, async (c) => {
    const found = await own(c)
    return found.ok ? showLinks(c, found.article, {}) : refuse(c, found)
  })

  .post(`/studio/articles/${idPattern}/links`, signedIn, async (c) => {
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const form = readForm<typeof draftLinkForm, Problem>(draftLinkForm, await c.req.formData())
    if (!form.ok) return showLinks(c, found.article, form, 422)
    const made = await makeDraftLink(c.var.db, viewerOf(c), found.article.id, form.value)
    if (made.ok) return showLinks(c, found.article, { made: c.var.frame.origin + draftLinkPaths.show(made.token) })
    if (made.problem !== 'too-many') return refuse(c, { ok: false, problem: made.problem })
    return showLinks(c, found.article, { typed: form.typed, problems: { days: 'too-many' } }, 422)
  })

  .post(`/studio/articles/${idPattern}/links/:link{[0-9a-hjkmnp-tv-z]{13}}/revocation`, signedIn, async (c) => {
    const { id, link } = c.req.param()
    const result = await revokeDraftLink(c.var.db, viewerOf(c), id, link)
    return result.ok ? c.redirect(studioPaths.links(id), 303) : refuse(c, result)
  })

const own = (c: Context<Env>) => ownArticle(c.var.db, viewerOf(c), c.req.param('id') ?? '', 'article.share-draft')

const showLinks = async (
  c: Context<Env>,
  article: OwnArticle,
  state: Pick<LinksProps, 'typed' | 'problems' | 'made'>,
  status: 200 | 422 = 200,
): Promise<Response> => {
  c.header('Cache-Control', 'no-store')
  const creators = await creatorsOf(c.var.db, viewerOf(c).id)
  const isReviewedFirst = creators.find(({ id }) => id === article.creatorId)?.is_reviewed_first ?? false
  const links = await openLinks(c.var.db, article.id)
  return show(c, <LinksPage {...{ article, links, isReviewedFirst }} {...state} />, status)
}
