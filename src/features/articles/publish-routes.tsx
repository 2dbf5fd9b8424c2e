import { type Context, Hono } from 'hono'
import { channelsByIds, visibleChannels } from '#features/channels/index.ts'
import { creatorsOf } from '#features/creators/index.ts'
import { picturesByHash } from '#features/media/index.ts'
import { type Env, may, signedIn, viewerOf } from '#features/site/index.ts'
import { readForm, type Typed } from '#platform/http.ts'
import { show } from '#ui/frame.tsx'
import type { Problem } from '#ui/messages/index.ts'
import { idPattern, refuse } from './answers.tsx'
import { lookAhead } from './claims/find-unsourced.ts'
import { DeclarationPage, typedDeclaration } from './declaration-page.tsx'
import { declareArticle } from './declare-article.ts'
import { declarationForm, declarationOf, publicationForm } from './forms.ts'
import { keptChannels } from './kept-channels.ts'
import { readLocalTime } from './local-time.ts'
import { type OwnArticle, ownArticle } from './own-article.ts'
import { articlePaths, studioPaths } from './paths.ts'
import { cancelPlan, type PlanResult, planPublication } from './plan-publication.ts'
import { PublicationPage, type PublicationProps, typedPublication } from './publication-page.tsx'
import { type PublicationResult, publishArticle } from './publish-article.ts'
import { allPictures, lostEmbeds } from './render-revision.ts'
import { takeBackSubmission } from './review-submission.ts'
import { lacking } from './rules.ts'

const own = (c: Context<Env>, act: 'article.read-draft' | 'article.write' = 'article.read-draft') =>
  ownArticle(c.var.db, viewerOf(c), c.req.param('id') ?? '', act)

export const publishRoutes = new Hono<Env>()
  .get(`/studio/articles/${idPattern}/declaration`, signedIn, async (c) => {
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const typed = typedDeclaration(found.article.details.declaration)
    return show(c, <DeclarationPage article={found.article} typed={typed} isKept={c.req.query('kept') === '1'} />)
  })

  .post(`/studio/articles/${idPattern}/declaration`, signedIn, async (c) => {
    const found = await own(c, 'article.write')
    if (!found.ok) return refuse(c, found)
    const { article } = found
    const form = readForm<typeof declarationForm, Problem>(declarationForm, await c.req.formData())
    if (!form.ok) return show(c, <DeclarationPage article={article} {...form} />, 422)
    const given = { version: form.value.version, declaration: declarationOf(form.value) }
    const result = await declareArticle(c.var.db, viewerOf(c), article.id, given)
    if (result.ok && form.value.go === undefined)
      return c.redirect(`${studioPaths.declaration(article.id)}?kept=1`, 303)
    if (result.ok && Object.keys(result.lacks).length === 0) return c.redirect(studioPaths.publication(article.id), 303)
    return showDeclaration(c, form.typed, result)
  })

  .get(`/studio/articles/${idPattern}/publication`, signedIn, async (c) => {
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const remark = c.req.query('kept') === '1' ? 'kept' : undefined
    return showPublication(c, found.article, { typed: typedPublication(found.article, c.var.frame.zone), remark })
  })

  .post(`/studio/articles/${idPattern}/publication`, signedIn, async (c) => {
    const found = await own(c)
    if (!found.ok) return refuse(c, found)
    const form = readForm<typeof publicationForm, Problem>(publicationForm, await c.req.formData())
    if (!form.ok) return showPublication(c, found.article, form, 422)
    const { act, when, at, version, kind, reason, ...description } = form.value
    const given = { version, kind, reason, description }
    if (act === 'publish' && when === 'later') return plan(c, found.article, form.typed, { ...given, time: at })
    const isToPublish = act === 'publish'
    const result = await publishArticle(c.var.db, viewerOf(c), found.article.id, { ...given, isToPublish })
    return answerPublication(c, form.typed, result)
  })

  .post(`/studio/articles/${idPattern}/plan-cancellation`, signedIn, async (c) => {
    const id = c.req.param('id')
    const result = await cancelPlan(c.var.db, viewerOf(c), id)
    return result.ok ? c.redirect(studioPaths.publication(id), 303) : refuse(c, result)
  })

  .post(`/studio/articles/${idPattern}/submission`, signedIn, async (c) => {
    const id = c.req.param('id')
    const result = await takeBackSubmission(c.var.db, viewerOf(c), id)
    return result.ok ? c.redirect(studioPaths.publication(id), 303) : refuse(c, result)
  })

const showDeclaration = async (
  c: Context<Env>,
  typed: Typed,
  result: Awaited<ReturnType<typeof declareArticle>>,
): Promise<Response> => {
  const found = await own(c)
  if (!found.ok) return refuse(c, found)
  if (result.ok) return show(c, <DeclarationPage article={found.article} typed={typed} problems={result.lacks} />, 422)
  if (result.problem === 'changed')
    return show(c, <DeclarationPage article={found.article} typed={typed} isChanged />, 409)
  if (result.problem === 'not-valid') {
    const problems = Object.fromEntries(
      Object.keys(result.problems).map((path) => [path.split('.').at(-1), 'not-valid']),
    )
    return show(c, <DeclarationPage article={found.article} typed={typed} problems={problems} />, 422)
  }
  return refuse(c, result)
}

type Planned = Omit<Parameters<typeof planPublication>[3], 'at'> & { time: string }

const plan = async (c: Context<Env>, article: OwnArticle, typed: Typed, { time, ...given }: Planned) => {
  const read = readLocalTime(time, c.var.frame.zone)
  if (!read.ok) return showPublication(c, article, { typed, problems: { at: read.problem } }, 422)
  const result = await planPublication(c.var.db, viewerOf(c), article.id, { ...given, at: read.at })
  return answerPublication(c, typed, result)
}

const answerPublication = async (
  c: Context<Env>,
  typed: Typed,
  result: PublicationResult | PlanResult,
): Promise<Response> => {
  const id = c.req.param('id') ?? ''
  if (result.ok) return c.redirect(whereTo(id, result.outcome), 303)
  if (result.problem === 'missing' || result.problem === 'forbidden')
    return refuse(c, { ok: false, problem: result.problem })
  const found = await own(c)
  if (!found.ok) return refuse(c, found)
  if (result.problem === 'incomplete') return showPublication(c, found.article, { typed, problems: result.lacks }, 422)
  if (result.problem === 'not-valid') return showPublication(c, found.article, { typed, problems: {} }, 422)
  if (result.problem === 'past' || result.problem === 'too-far')
    return showPublication(c, found.article, { typed, problems: { at: result.problem } }, 422)
  const remark = remarks[result.problem]
  return showPublication(c, found.article, { typed, remark }, result.problem === 'too-often' ? 429 : 409)
}

// That it is hidden stands on the page anyway.
const remarks = {
  changed: 'changed',
  'creator-suspended': 'suspended',
  hidden: undefined,
  'too-often': 'too-often',
  'under-review': undefined,
  'reviewed-first': undefined,
} as const

const whereTo = (id: string, outcome: Extract<PublicationResult | PlanResult, { ok: true }>['outcome']): string => {
  if (outcome === 'kept') return `${studioPaths.publication(id)}?kept=1`
  return outcome === 'submitted' || outcome === 'planned' ? studioPaths.publication(id) : articlePaths.show(id)
}

const showPublication = async (
  c: Context<Env>,
  article: OwnArticle,
  state: Pick<PublicationProps, 'typed' | 'problems' | 'remark'>,
  status: 200 | 409 | 422 | 429 = 200,
): Promise<Response> => {
  const { db } = c.var
  const [creators, visible, chosen, pictures, lost] = await Promise.all([
    creatorsOf(db, viewerOf(c).id),
    visibleChannels(db),
    keptChannels(db, article.id, article.details.channels).then((kept) => channelsByIds(db, kept)),
    picturesByHash(db, allPictures(article)),
    lostEmbeds(db, article),
  ])
  const lacks = { ...lacking(article), ...(lost.length > 0 && { embeds: 'embed-missing' as const }) }
  const creator = creators.find(({ id }) => id === article.creatorId)
  await lookAhead(article)
  // An article stays in a channel that was retired since, when only its text is mended.
  const channels = [...visible, ...chosen.filter(({ id }) => !visible.some((each) => each.id === id))]
  const rights = {
    isReviewedFirst: creator?.is_reviewed_first ?? false,
    mayShare: may(creator?.role, 'article.share-draft'),
  }
  const page = { article, channels, pictures, ...rights }
  return show(c, <PublicationPage {...page} lacks={lacks} {...state} />, status)
}
